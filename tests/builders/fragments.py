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
