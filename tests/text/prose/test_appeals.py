"""Advice against other care and praise by nobody named: what is found, and what a fair reader would let pass."""

import pytest

from analysis.text.prose.appeals import forgoes_care, names, praise_of_nobody, questions


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
