"""The code that a person reads from a certificate and types to verify it: XXXX-XXXX-XXXX.

Eleven random symbols (55 bits) of Crockford's base 32 and one check symbol over GF(32), weighted by the
powers of a generator, so that every single wrong symbol and every swap of two is caught before any look-up.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4
VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
SEPARATORS = frozenset("-_.  \t\r\n‐‑‒–—")


def _powers() -> list[int]:
    """The 31 powers of the generator 2 in GF(32) with x^5 + x^2 + 1."""
    powers = [1]
    while len(powers) < 31:
        doubled = powers[-1] << 1
        powers.append(doubled ^ 0b100101 if doubled & 32 else doubled)
    return powers


POWERS = _powers()
LOGARITHMS = {power: exponent for exponent, power in enumerate(POWERS)}


def _times(value: int, exponent: int) -> int:
    return POWERS[(LOGARITHMS[value] + exponent) % 31] if value else 0


def _syndrome(values: list[int]) -> int:
    """Zero for a whole code; otherwise the check symbol that would make it one."""
    total = 0
    for exponent, value in enumerate(reversed(values)):
        total ^= _times(value, exponent)
    return total


def new() -> str:
    """A fresh code; nobody can guess one from others."""
    values = [secrets.randbelow(32) for _ in range(LENGTH - 1)]
    values.append(_syndrome([*values, 0]))
    return grouped("".join(ALPHABET[value] for value in values))


def grouped(symbols: str) -> str:
    """The twelve symbols as they are printed, in three groups."""
    return "-".join(symbols[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normalise(text: str) -> str | None:
    """The code as it is stored, whatever case, spaces or O, I, L were typed; None if it cannot be one."""
    symbols = [symbol for symbol in text.upper() if symbol not in SEPARATORS]
    if len(symbols) != LENGTH or any(symbol not in VALUES for symbol in symbols):
        return None
    values = [VALUES[symbol] for symbol in symbols]
    return None if _syndrome(values) else grouped("".join(ALPHABET[value] for value in values))
