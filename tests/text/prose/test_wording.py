"""Strong words, reserves and denials, appeals, and questions of harm: what is found and what is left alone."""

import pytest

from analysis.text.prose.wording import (
    denies_harm,
    find_strong,
    forgoes_care,
    hedges,
    names,
    praise_of_nobody,
    questions,
)


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("Acupuncture always works.", ["always"]),
        ("Statins never fail.", ["never fail"]),
        ("Prolonged fasting is completely safe.", ["completely safe"]),
        ("The vaccine is extremely safe and effective.", ["extremely safe"]),
        ("It is perfectly safe for babies.", ["perfectly safe"]),
        ("Laser treatment is 100% effective.", ["100% effective"]),
        ("It helped in 100 % of cases.", ["100 % of cases"]),
        ("Results are guaranteed.", ["guaranteed"]),
        ("This diet cures diabetes.", ["cures"]),
        ("Knee surgery gives permanent relief.", ["permanent relief"]),
        ("The laser permanently removes hair.", ["permanently removes"]),
        ("Chiropractic treats the root cause of pain.", ["root cause"]),
        ("A clinically proven remedy.", ["clinically proven"]),
        ("Studies prove that yoga works.", ["Studies prove"]),
        ("Customized care, amazing outcomes!", ["amazing"]),
        ("A miracle cure for migraine.", ["miracle cure"]),
        ("It is the only natural treatment for gout.", ["the only natural treatment"]),
        ("The only side effect is a warm glow.", ["The only side effect"]),
        ("Turmeric has no known side effects.", ["no known side effects"]),
        ("The scan is painless.", ["painless"]),
        ("It eliminates pain without side effects.", ["eliminates pain", "without side effects"]),
        ("There is no risk.", ["no risk"]),
        ("The injection should never cause severe pain.", ["never cause severe pain"]),
        ("This works for everyone.", ["works for everyone"]),
        ("Your pain will be gone once and for all.", ["once and for all"]),
        ("The cream heals eczema completely.", ["heals eczema completely"]),
        ("It is the safest treatment available.", ["is the safest treatment"]),
        ("Not only is it safe, it cures arthritis.", ["cures"]),
    ],
)
def test_finds_words_that_leave_no_exception(text: str, strong: list[str]) -> None:
    assert [*find_strong(text)] == strong


@pytest.mark.parametrize(
    "text",
    [
        "There was no difference between the groups.",
        "The pain is no longer there.",
        "Acupuncture does not always work.",
        "It almost always helps.",
        "Always ask your doctor first.",
        "There is always a risk of infection.",
        "You should always finish the course.",
        "It has never been studied in children.",
        "Never share your tablets.",
        "The pain stops if you are completely at rest.",
        "Once completely healed, you may swim.",
        "It is completely normal to feel sore.",
        "How it works is not completely understood.",
        "No cure is promised.",
        "There is no cure for arthritis.",
        "Asthma cannot be cured.",
        "A cure has not been found.",
        "The cure rate was 40% in both groups.",
        "Statins may cure nothing.",
        "Does homeopathy cure asthma?",
        "We cannot guarantee results.",
        "Permanent relief is not guaranteed.",
        "Results are not permanent.",
        "Permanent nerve damage is rare.",
        "Its value has not been proven.",
        "An unproven treatment.",
        "Patients with biopsy-proven disease took part.",
        "Your doctor will look for the root cause.",
        "The root cause is unknown.",
        "No treatment is 100% effective.",
        "Use a 100% cotton sheet.",
        "It is not the only treatment.",
        "It is one of the most effective treatments.",
        "Discuss whether surgery is the best option.",
        "Painless swelling of a joint needs a doctor.",
        "It is not a miracle cure.",
        "Thank you to our amazing nurses.",
        "It does not work for everyone.",
        "",
    ],
)
def test_leaves_words_without_that_force_alone(text: str) -> None:
    assert find_strong(text) == ()


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        ("Turmeric has no known side effects; however, bruising may occur.", "no known side effects"),
        ("Magnets relieve pain without side effects.", "without side effects"),
        ("The diet is free of risk.", "free of risk"),
        ("It is free from any side effects.", "free from any side effects"),
        ("Ultrasound does not cause any harm.", "not cause any harm"),
        ("The needles don't cause pain.", "don't cause pain"),
        (r"The needles don\'t cause pain.", r"don\'t cause pain"),
        ("Prepared this way, it should never cause severe pain.", "never cause severe pain"),
        ("It does not have the side effects of many drugs.", "not have the side effects"),
        ("A painless, quick procedure.", "painless"),
        ("There is no downtime.", "no downtime"),
        ("Laser surgery needs no recovery time.", "no recovery time"),
        ("It carries no serious risks.", "no serious risks"),
        ("A risk-free alternative to surgery.", "risk-free"),
        ("Homeopathic pills are harmless.", "harmless"),
        ("There is no pain during the procedure.", "There is no pain"),
        ("No side effects were reported.", "No side effects"),
        ("None of the patients had any complications.", "None of the patients had any complications"),
        ("The jab won't hurt.", "won't hurt"),
        ("Popular because of its lack of side effects.", "lack of side effects"),
        ("A pain-free injection.", "pain-free injection"),
    ],
)
def test_finds_a_denial_of_harm(text: str, denial: str) -> None:
    span = denies_harm(text)
    assert span is not None
    assert text[span.start : span.end] == denial


@pytest.mark.parametrize(
    "text",
    [
        "Side effects are rare.",
        "Minimal discomfort and downtime.",
        "It is not without side effects.",
        "No treatment is without risk.",
        "Few drugs are free of side effects.",
        "There are no studies of side effects in children.",
        "There is no information on side effects.",
        "If there are no side effects, the dose is raised.",
        "Once there is no pain, start to walk.",
        "Does it have no side effects?",
        "No side effects were recorded for the placebo.",
        "There were no complications in the control group.",
        "After surgery she walks without pain.",
        "Half had no pain at six months.",
        "There was no pain relief.",
        "There are no risk factors.",
        "There was no increased risk of stroke.",
        "There was no difference in side effects.",
        "It caused no more side effects than placebo.",
        "Painless jaundice needs urgent care.",
        "It does not reduce the risk of stroke.",
        "It may not cause harm.",
        "Ask about risks and benefits.",
        "No cure is promised.",
        "",
    ],
)
def test_is_not_misled_into_a_denial(text: str) -> None:
    assert denies_harm(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Statins may cause muscle pain.", ["may"]),
        ("Yoga can help and might ease stress.", ["can", "might"]),
        ("Results sometimes last; usually they do.", ["sometimes", "usually"]),
        ("Vaccines often cause a sore arm.", ["often"]),
        ("It typically takes an hour and generally helps.", ["typically", "generally"]),
        ("Acupuncture appears to be safe.", ["appears to"]),
        ("Research suggests that fibre helps.", ["suggests"]),
        ("Many patients feel better.", ["Many patients"]),
        ("It is probably safe and unlikely to harm.", ["probably", "unlikely"]),
        ("May cause drowsiness.", ["May"]),
        ("It may not help.", ["may"]),
    ],
)
def test_finds_hedges(text: str, words: list[str]) -> None:
    assert [*hedges(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Reviewed in May 2015.",
        "It opened on 3 May in Leeds.",
        "You cannot take both.",
        "You can't take both.",
        "She could not walk.",
        "Drink a can of cola.",
        "How often you need it depends on you.",
        "A rash appears on the arm.",
        "Your doctor will suggest a dose.",
        "Can it help?",
        "Statins lower cholesterol.",
        "",
    ],
)
def test_leaves_words_that_do_not_hedge_alone(text: str) -> None:
    assert hedges(text) == ()


def test_strong_words_stand_in_their_order() -> None:
    text = "Laser always works. It is completely safe, painless and cures acne."
    assert find_strong(text) == ("always", "completely safe", "painless", "cures")


def test_a_denial_is_a_strong_word_too() -> None:
    text = "Cupping has no side effects."
    span = denies_harm(text)
    assert span
    assert find_strong(text) == (text[slice(*span)],)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stop taking your medication and try ginger.", "Stop taking your medication"),
        ("You no longer need surgery.", "no longer need surgery"),
        ("Use it instead of vaccination.", "Use it instead of vaccination"),
        ("There is no need to see a doctor.", "no need to see a doctor"),
        ("Avoid surgery: choose lasers.", "Avoid surgery"),
        ("Antibiotics are unnecessary.", "Antibiotics are unnecessary"),
        ("Don't bother seeing your GP.", "Don't bother seeing your GP"),
        ("There is no point in taking tablets.", "no point in taking tablets"),
        ("A drop of the medicine.", ""),
        ("It does not replace medical treatment.", ""),
        ("For patients who wish to avoid surgery.", ""),
        ("It may help you avoid surgery.", ""),
        ("Patients can avoid surgery.", ""),
        ("Avoid painkillers for two days before the test.", ""),
        ("Do not stop your medication without asking your doctor.", ""),
        ("Stop taking the medicine and call your doctor.", ""),
        ("You should not use it instead of your inhaler.", ""),
        ("Can I stop taking the drugs?", ""),
        ("For pain that has not responded to medication.", ""),
    ],
)
def test_advice_to_forgo_care(text, found):
    assert forgoes_care(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is recommended to treat many conditions.", "is recommended"),
        ("Doctors recommend it.", "Doctors recommend"),
        ("Cardiologists worldwide recommend it.", "Cardiologists worldwide recommend"),
        ("It is widely considered the best treatment.", "is widely considered the best"),
        ("Doctors all over the world recommend it.", "Doctors all over the world recommend"),
        ("It is the gold standard.", "is the gold standard"),
        ("Doctors may recommend it.", ""),
        ("Ask health professionals and follow what they recommend.", ""),
        ("Your doctor may recommend ice.", ""),
        ("Our specialists recommend rest.", ""),
        ("Ice may be recommended.", ""),
        ("It is recommended by NICE.", ""),
        ("It is recommended by the American College of Sailors.", ""),
        ("It is not recommended in pregnancy.", ""),
        ("Is it recommended?", ""),
    ],
)
def test_praise_by_nobody(text, found):
    assert praise_of_nobody(text) == found


def test_a_word_of_a_list_is_given_as_it_stands():
    assert names("cells", "seen in Mice and men") == "Mice"
    assert names("cells", "seen in men") == ""
    with pytest.raises(KeyError):
        names("no such list", "seen in men")


def test_a_question_reaches_to_the_next():
    lines = ["What is it?", "A root.", "Is it safe? Yes.", "", "It is.", "Why?"]
    assert list(questions(lines)) == [
        (1, "What is it?", "A root.", 2),
        (3, "Is it safe?", "Yes.\n\nIt is.", 5),
    ]
    assert list(questions(["No question."])) == []


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("It works by waking the nerves.", True),
        ("New tissue is formed.", True),
        ("It heals the joint.", True),
        ("It raises blood flow.", False),
        ("Workers by the sea.", False),
    ],
)
def test_to_work_mend_or_relieve_is_a_promise(text, promise):
    assert bool(names("mends", text)) is promise
