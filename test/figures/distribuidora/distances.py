"""How far each customer of fixtures/distribuidora is from the next class, by trying amounts. Part of figures.py."""

from fractions import Fraction

from customers import abc_of
from portfolio import money


def class_with(values, key, value):
    return abc_of(None, {**values, key: value})[key][0]


def smallest(reached):
    """The smallest whole number of cents from which on `reached` holds, which it does for large ones."""
    low, high = 0, 1
    while not reached(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high


def distances(p, rows):
    values = {row["customer_id"]: p.year(row["customer_id"]) for row in rows if row["abc"]}
    found = []
    for key, value in values.items():
        own = class_with(values, key, value)
        cells = {"customer_id": key, "class_up": "", "value_up": "", "class_down": "", "value_down": ""}
        for way, sign, worst in (("up", 1, "A"), ("down", -1, "C")):
            if own == worst:
                continue
            better = (lambda letter: letter < own) if way == "up" else (lambda letter: letter > own)
            cents = smallest(lambda cents: better(class_with(values, key, value + sign * Fraction(cents, 100))))
            amount = Fraction(cents, 100)
            cells |= {f"class_{way}": class_with(values, key, value + sign * amount), f"value_{way}": money(amount)}
        found.append(cells)
    return sorted(found, key=lambda cells: cells["customer_id"])
