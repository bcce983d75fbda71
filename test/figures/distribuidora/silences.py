"""What came after the silences of fixtures/distribuidora: every silence is one pair of days, looked at by itself. Part of figures.py."""

from datetime import timedelta
from fractions import Fraction

from portfolio import DATA_START


def silences(p, keys=None):
    """All of (customer, day of the purchase, day of the next one or None)."""
    found = []
    for key in keys or p.keys:
        days = [day for day in p.bought[key] if day >= DATA_START]
        found += [(key, day, later) for day, later in zip(days, [*days[1:], None])]
    return found


def reached(p, found, age, after):
    """The silences that reached an age and of which so many days more are known."""
    return [
        (key, day, later) for key, day, later in found
        if (later is None or (later - day).days > age) and day + timedelta(age + after) <= p.as_of
    ]  # fmt: skip


def frequency(p, key, day):
    """1, 2 to 3, 4 to 7, 8 to 15 or 16 and more purchase days in a year; None where the year is not in the data."""
    first = day - timedelta(364)
    if first < DATA_START:
        return None
    return min(sum(first <= each <= day for each in p.bought[key]).bit_length(), 5)


class Expectations:
    def __init__(self, p):
        self.p, self.all, self.means = p, silences(p), {}
        self.classes = {(key, day): frequency(p, key, day) for key, day, _ in self.all}

    def mean(self, age, frequency):
        """Orders of 90 days a silence; None for fewer than 30 silences."""
        if (age, frequency) not in self.means:
            some = [one for one in reached(self.p, self.all, age, 90) if frequency in (None, self.classes[one[:2]])]
            orders = sum(
                timedelta(age) < each - day <= timedelta(age + 90) for key, day, _ in some for each in self.p.order_days[key]
            )
            self.means[age, frequency] = Fraction(orders, len(some)) if len(some) >= 30 else None
        return self.means[age, frequency]

    def of(self, key):
        days = [day for day in self.p.bought[key] if day >= DATA_START]
        if not days:
            return None
        age, own = (self.p.as_of - days[-1]).days, self.classes[key, days[-1]]
        found = self.mean(age, own)
        while found is None and age >= 0:
            found, age = self.mean(age, None), age - 1
        return found
