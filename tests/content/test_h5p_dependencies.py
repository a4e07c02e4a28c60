"""Scripts load after what they need, for every graph of libraries."""

from hypothesis import given
from hypothesis import strategies as st

from content.h5p import dependencies
from content.h5p.identity import LibraryId
from tests.content.h5p_packages import described

NAMES = "ABCDEFGH"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4), min_size=1)


def library(name):
    return LibraryId(name, 1, 0)


def site(graph):
    return {
        library(name): described(name, needs=[(other, 1, 0) for other in needs])
        for name, needs in graph.items()
    }


def reachable(graph, root):
    seen, waiting = set(), [root]
    while waiting:
        name = waiting.pop()
        if name in graph and name not in seen:
            seen.add(name)
            waiting += graph[name]
    return seen


@given(GRAPHS, st.data())
def test_everything_reachable_is_there_once(graph, data):
    roots = data.draw(st.lists(st.sampled_from(sorted(graph))))
    found = dependencies.order([library(name) for name in roots], site(graph))

    expected = set().union(*(reachable(graph, root) for root in roots)) if roots else set()
    assert {one.name for one in found} == expected
    assert len(found) == len(expected)


@given(GRAPHS, st.data())
def test_what_is_needed_comes_first_unless_it_is_a_circle(graph, data):
    root = data.draw(st.sampled_from(sorted(graph)))
    place = {one.name: n for n, one in enumerate(dependencies.order([library(root)], site(graph)))}

    late = {
        (name, need) for name in place for need in graph[name] if need in place and place[need] > place[name]
    }
    assert all(name in reachable(graph, need) for name, need in late)


def test_a_long_chain_does_not_exhaust_the_stack():
    chain = {LibraryId(f"L{n}", 1, 0): described(f"L{n}", needs=[(f"L{n + 1}", 1, 0)]) for n in range(3000)}

    found = dependencies.order([LibraryId("L0", 1, 0)], chain)

    assert (found[0].name, found[-1].name) == ("L2999", "L0")


def test_params_decide_what_is_used():
    params = {
        "a": {
            "library": "H5P.Text 1.1",
            "params": {"b": [{"library": "H5P.Image 1.2"}, {"library": "no library"}]},
        },
        "c": {"library": "H5P.Text 1.1"},
    }

    assert dependencies.used_libraries(params) == [LibraryId("H5P.Text", 1, 1), LibraryId("H5P.Image", 1, 2)]


def test_assets_carry_their_version_and_dropped_styles_are_left_out():
    site_ = {
        library("A"): described(
            "A", patch=3, preloadedJs=[{"path": "a.js"}], preloadedCss=[{"path": " css\\a.css "}]
        ),
        library("B"): described("B", preloadedCss=[{"path": "b.css"}], dropLibraryCss=[{"machineName": "A"}]),
    }

    found = dependencies.assets([library("A"), library("B")], site_)

    assert found == dependencies.Assets(("A-1.0/a.js?ver=1.0.3",), ("B-1.0/b.css?ver=1.0.0",))


def test_only_listed_libraries_get_eval():
    assert dependencies.needs_eval([library("A"), library("EmbeddedJS")])
    assert not dependencies.needs_eval([library("A")])


def test_other_sites_are_named():
    params = {
        "a": [{"path": "https://Example.org/a.mp4"}, {"path": "//b.example/x.png"}],
        "b": {"path": "images/c.png"},
    }

    assert dependencies.foreign_hosts(params) == ["b.example", "example.org"]
