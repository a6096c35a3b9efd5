"""Sets on another treatment, and of any size: what must fit on one sheet too."""

#: Three documents on another treatment, with a trial of it, a series in another condition, and one harm denied.
TEA = """
documents.csv
id,title,offers
leaf1,Peppermint tea for the gut,no
leaf2,Tea for children,
leaf3,Our tea shop,yes

claims.csv
id,document,quote,category,condition,agent,outcome,direction,wording,sourcing,figure,unit
C001,leaf1,eases cramps,efficacy,irritable bowel,peppermint tea,cramps,asserts,plain,none,,
C002,leaf2,helps babies with colic,indication,colic,peppermint tea,crying,asserts,plain,none,,
C003,leaf3,cannot harm anybody,safety,,peppermint tea,any side effect,denies,absolute,none,,
C004,leaf3,good for headache,efficacy,headache,peppermint tea,pain,asserts,plain,none,,
C005,leaf3,may cause heartburn,safety,,peppermint tea,heartburn,asserts,hedged,none,,

studies.csv
study,role,design,participants,condition,agent,comparator
ito2011,wider,randomised trial,60,irritable bowel,peppermint tea,black tea

links.csv
claim,study,stance,condition_fit,agent_fit,finding
C001,ito2011,partly supports,same,same,F001
C002,ito2011,indirect,different,same,F001
C003,ito2011,does not address,not stated,same,
C004,ito2011,does not address,different,same,
C005,ito2011,does not address,not stated,same,

screening.csv
study

findings.csv
id,outcome,group,months
F001,cramps,peppermint tea,1

harms.csv
harm,seriousness,conditions
heartburn,not serious,
choking,serious,

mentions.csv
claim,harm,says
C003,any side effect,denied
C005,heartburn,named

terms.csv
term,kind,broader
any side effect,harm,
heartburn,harm,any side effect
choking,harm,any side effect
colic,condition,
headache,condition,
irritable bowel,condition,
peppermint tea,agent,
cramps,outcome,
crying,outcome,
pain,outcome,

references.csv
document

questions.csv
id

certainty.csv
question

disagreements.csv
id

appraisals.csv
study

waivers.csv
check
"""


#: So many claims that each document makes of its own condition, all under one broader term.
def many(documents: int, conditions: int, quote: str = "helps") -> str:
    name = "C{:03},page{},{},{} {},condition {},plain".format
    rows = [
        name(document * conditions + number + 1, document, number + 1, quote, number, number)
        for document in range(documents)
        for number in range(conditions)
    ]
    blocks: tuple[tuple[str, str, list[str]], ...] = (
        ("documents.csv", "id,lines", [f"page{document},{conditions + 1}" for document in range(documents)]),
        ("claims.csv", "id,document,line,quote,condition,wording", rows),
        ("links.csv", "claim,study", []),
        ("screening.csv", "study", []),
        ("mentions.csv", "claim", []),
        ("disagreements.csv", "id", []),
        ("waivers.csv", "check", []),
    )
    return "\n\n".join("\n".join((name, header, *rows)) for name, header, rows in blocks)
