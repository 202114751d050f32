"""Which attributions are reports of speech."""

import pytest

from tests.tagging import read, told


@pytest.mark.parametrize(
    "raw",
    [
        "<s The panel> <q found> <c that the brake had failed>.",
        "<c The brake had failed twice>, <s the panel> <q calculated>.",
        "<s The rule> <q defines> <c a fight as “an exchange of blows”>.",
        "<s The firm> <q considers> <c the toll “unfair to hosts”>.",
        "<s The memo> <q set out> <c how the toll could be ended>.",
        "<s Ana> <q spoke> <c of Bo as “the best of us all”>.",
        "<s Ana> <q asked> <c whether the toll had hurt them>.",
        "<c Every boat must pay>, <s the port> <q decided>.",
        "It was <q announced> <c that the toll would end>.",
        "They were <q told> <c to boil their water>.",
        "<q admitting> <c the toll was a tax>, Ana left.",
        "<q Calling> <c the toll unfair to hosts of ships>, Ana left.",
    ],
)
def test_speech(raw: str) -> None:
    assert len(told(read(raw))) == 1


@pytest.mark.parametrize(
    "raw",
    [
        "<s A phone> <q found> <c signs of illness in one of five>.",
        "<s The memo> <q set> <c the toll that boats must pay>.",
        "<s Ana> <q spoke> <c to the port of her years at sea>.",
        "<s Ana> <q signed> <c a law that strips ports of the toll>.",
        "<s The board> has <q discussed> <c a change at the top since May>.",
        "<s The agency> <q stopped short of saying> <c that the fee was illegal>.",
        "<s A spokesman> would <q neither confirm nor deny> <c that they had paid>.",
        "<s Nothing in it> <q says> <c what the incident was or who was hurt>.",
        "<q Asked> <c whether the toll had hurt them>, Ana left.",
        "Ana Ruiz, <q asked> <c whether the toll had hurt them>, left.",
        "<s Ana> has <q decided> <c whether every boat must pay>.",
        "<c A review of the whole toll>, <q announced> in May, is late.",
        "<q Confirmed> <c to have been at home>, the man left.",
        "<s The council> <q voted 6-1 to order> <c an outside review of the toll>.",
        "<s Bo> <q pleaded> not guilty <c to taking the boat of another>.",
        "<s The port> <q apologised in> <c a post on its own account>.",
    ],
)
def test_no_speech(raw: str) -> None:
    assert told(read(raw)) == []
