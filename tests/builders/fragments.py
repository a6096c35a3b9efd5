"""Fragments of the small set (see ``miniset``) that more than one layer's tests are made from."""

#: Three documents that speak of harms or are silent on them, and two harms that the studies admit.
HARMS = """
documents.csv
id,offers
page1,yes
page2,
page3,no

claims.csv
id,document,category,direction,wording,quote,figure,unit
C001,page1,efficacy,asserts,plain,helps in 75%,75,%
C002,page1,safety,denies,absolute,no side effects,,
C003,page1,safety,asserts,hedged,may cause heartburn,,
C004,page2,indication,asserts,plain,is used,,
C005,page3,safety,asserts,plain,is harmless,,

harms.csv
harm,seriousness,region,findings
heartburn,not serious,stomach,F002
fainting,serious,,

findings.csv
id,measure,value,unit,group,verified
F002,count,30,events,events recalled,no

mentions.csv
claim,harm,says
C002,any side effect,denied
C003,heartburn,named
C003,swelling,named

terms.csv
term,kind,broader
any side effect,harm,
heartburn,harm,any side effect
swelling,harm,any side effect
"""

#: What the notice says of the small set, of which nobody has confirmed a judgement.
DRAFT = (
    "Draft until all are confirmed: 0 of 9 judgements here confirmed by a person; ratings are machine-assisted, and no "
    "clinician has reviewed them."
)

#: A person among the raters, and the header of what people confirmed.
PERSON = """
raters.csv
name,kind
adjudicator,machine-assisted
mori,person

confirmations.csv
table,row,answer,reason
"""

#: A person who confirmed one judgement of the nine, the link; and all of them.
ONE_CONFIRMED = f"{PERSON}links,C001 ito2011,agree,\n"
ALL_CONFIRMED = f"""{ONE_CONFIRMED}certainty,Q01 imprecision,agree,
certainty,Q01 risk of bias,agree,
certainty,Q01 inconsistency,agree,
certainty,Q01 indirectness,agree,
certainty,Q01 publication bias,agree,
appraisals,ito2011 nausea randomised RoB 2 randomisation process,agree,
disagreements,D01,agree,
mentions,C001 heartburn,agree,
"""


def article(key: str = "ito2011", **fields: str) -> str:
    """An article of a fragment's bibliography, with author and title unless others are given."""
    fields = {"author": "Ito, K", "title": "Ginger in travellers"} | fields
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{key},\n{lines}\n}}"


#: Nothing was claimed, judged or found.
EMPTY = "claims.csv\nid\n\nlinks.csv\nclaim\n\nscreening.csv\nstudy\n\nmentions.csv\nclaim\n\nharms.csv\nharm\n"
EMPTY += "\ndisagreements.csv\nid\n\nwaivers.csv\ncheck\n"
