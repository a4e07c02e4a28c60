"""A function fits on half a screen, a module on a few pages."""

import ast

import pytest

from tests.architecture.source import nodes, paths, walk

LONGEST_FUNCTION, LONGEST_MODULE = 25, 300
LONG_MODULES = {"lms.settings": "one file for every environment, on purpose"}
LONG_FUNCTIONS = {"cohorts.reports.space.load": "the few queries of a whole course, side by side"}


def length(function):
    """Lines of the body, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


def long(found):
    return {
        f"{inside}.{node.name}"
        for _module, inside, node in found
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LONGEST_FUNCTION
    }


def test_no_function_passes_25_lines():
    assert long(nodes()) - set(LONG_FUNCTIONS) == set()


def test_no_module_passes_300_lines():
    found = {name for name, path in paths().items() if len(path.read_text().splitlines()) > LONGEST_MODULE}

    assert found == set(LONG_MODULES)


@pytest.mark.parametrize(("lines", "is_long"), [(25, False), (26, True)])
def test_a_long_function_is_seen(lines, is_long):
    source = "def f():\n    '''Says what it does,\n\n    at some length.'''\n" + "    x = 1\n" * lines

    assert bool(long(walk("m", "m", ast.parse(source)))) is is_long
