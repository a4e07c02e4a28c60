"""Colours of css/tokens.css, computed: every accent and every meaning on every ground it stands on, in both themes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import ACCENTS

TOKENS = (Path(settings.BASE_DIR) / "lms/static/css/tokens.css").read_text()
PAIR = r"light-dark\((#\w{6}), (#\w{6})\)"
COLOURS = {name: (light, dark) for name, light, dark in re.findall(rf"--([\w-]+): {PAIR}", TOKENS)}
CHOICES = {
    name: (light, dark)
    for name, light, dark in re.findall(rf'\[data-accent="(\w+)"\] {{ --accent: {PAIR}', TOKENS)
}
THEMES = (0, 1)


def channels(colour):
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def mix(colour, share, other):
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def luminance(colour):
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (v / 255 for v in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_knows_the_extremes():
    assert contrast("#000000", "#ffffff") == 21


def test_every_accent_that_an_organisation_may_choose_is_drawn():
    assert sorted(CHOICES) == sorted(name for name, _ in ACCENTS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("accent", CHOICES)
def test_accent_is_readable_as_text_and_as_ground(accent, theme):
    colour, paper = CHOICES[accent][theme], COLOURS["paper"][theme]
    soft = mix(colour, 0.09, paper)

    grounds = [paper, COLOURS["panel"][theme], COLOURS["raised"][theme], soft, COLOURS["on-accent"][theme]]
    assert min(contrast(colour, ground) for ground in grounds) >= 4.5
    assert contrast(COLOURS["ink-soft"][theme], soft) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [(text, ground) for text in ("ink", "ink-soft") for ground in ("paper", "panel", "raised")]
    + [
        (name, ground)
        for name in ("good", "warn", "bad", "info")
        for ground in ("paper", "panel", f"{name}-soft")
    ]
    + [("ink", f"{name}-soft") for name in ("good", "warn", "bad", "info")]
    + [("on-accent", name) for name in ("good", "warn", "bad", "info")],
)
def test_text_is_readable(text, ground, theme):
    assert contrast(COLOURS[text][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("sign", "ground"), [("line-strong", "paper"), ("line-strong", "panel"), ("focus", "paper")]
)
def test_edges_of_controls_are_visible(sign, ground, theme):
    assert contrast(COLOURS[sign][theme], COLOURS[ground][theme]) >= 3
