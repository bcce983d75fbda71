"""The customers of fixtures/distribuidora as plain lists of days and amounts. Every day is judged by itself, from the purchases
up to it. Part of figures.py."""

import csv
import math
from datetime import date, timedelta
from fractions import Fraction

FOLDER = "fixtures/distribuidora"
ONE = timedelta(1)
ATTRIBUTES = {"customer_name": "Razão Social", "salesperson": "Vendedor", "region": "Região", "segment": "Segmento"}
HOTEL_LIMITS = (120, 180)  # the override of carteira.yaml
STATUSES = ("active", "pre_inactive", "inactivated", "inactive", "prospect")


def table(name):
    with open(f"{FOLDER}/{name}", newline="", encoding="windows-1252") as file:
        return list(csv.DictReader(file, delimiter=";"))


def day_of(text):
    return date(int(text[6:]), int(text[3:5]), int(text[:2])) if text else None


def money_of(text):
    return Fraction(text.replace(".", "").replace(",", "."))


def fate_of(row):
    """What the file has no row of: wrong cells, unreadable dates and amounts, status words other than these."""
    if row["Situação"] == "Cancelado":
        return "cancelled"
    if row["Operação"] == "Bonificação":
        return "non_sale"
    if row["Código"] == "000000":
        return "unidentified"
    if money_of(row["Valor Item"]) == 0:
        return "zero"
    return "return" if row["Operação"] == "Devolução" else "purchase"


RECORDS = [(fate_of(row), row["Código"], day_of(row["Emissão"]), money_of(row["Valor Item"]), row) for row in table("orders.csv")]
DATA_START = min(day for fate, _, day, _, _ in RECORDS if fate in ("purchase", "return", "unidentified"))
LATEST = max(day for fate, _, day, _, _ in RECORDS if fate in ("purchase", "return", "unidentified"))
REGISTER = {row["Código"]: row for row in table("clientes.csv")}


def months_before(day, months):
    index = day.year * 12 + day.month - 1 - months
    last = (date((index + 1) // 12, (index + 1) % 12 + 1, 1) - ONE).day
    return date(index // 12, index % 12 + 1, min(day.day, last))


def month_end(day):
    return months_before(date(day.year, day.month, 1), -1) - ONE


class Portfolio:
    """All customers as they are seen at a day: by the orders alone, or with the register and the override for hotels; with
    fixed limits or those of each customer's own cycle."""

    def __init__(self, as_of, with_register=False, cycle=False):
        self.as_of, self.register, self.cycle = as_of, REGISTER if with_register else {}, cycle
        self.purchases, self.returns, self.orders = {}, {}, {}
        known = {}
        for fate, key, day, amount, row in RECORDS:
            if day > as_of or fate not in ("purchase", "return"):
                continue
            book = self.purchases if fate == "purchase" else self.returns
            book.setdefault(key, []).append((day, amount))
            for name, header in ATTRIBUTES.items():
                if row[header]:
                    known.setdefault((key, name), []).append((fate == "purchase", day, row[header]))
            if fate == "purchase":
                order = (row["Pedido"], key)
                self.orders[order] = min(day, self.orders.get(order, day))
        self.keys = sorted({*self.purchases, *self.returns, *self.register}, key=lambda key: key.encode())
        self.days = {key: sorted({day for day, _ in self.purchases.get(key, ())}) for key in self.keys}
        self.attributes = {
            (key, name): self.register.get(key, {}).get(header) or latest_of(known.get((key, name), ()))
            for key in self.keys
            for name, header in ATTRIBUTES.items()
        }
        self.bought = {key: sorted({*self.days[key], *self.registered(key)} - {None}) for key in self.keys}
        self.order_days = {key: [] for key in self.keys}
        for (_, key), day in self.orders.items():
            self.order_days[key].append(day)

    def registered(self, key):
        row = self.register.get(key, {})
        days = day_of(row.get("Primeira Compra")), day_of(row.get("Última Compra"))
        return [day for day in days if day and day <= self.as_of]

    def fixed_limits(self, key):
        return HOTEL_LIMITS if self.register and self.attributes[key, "segment"] == "Hotel" else (60, 90)

    def limits(self, key, day):
        days = [each for each in self.days[key] if each <= day]
        if not self.cycle or len(days) < 4:
            return self.fixed_limits(key)
        gap = median(gaps_of(days))
        active = min(max(math.ceil(gap * 3 / 2), 15), 180)
        return active, min(max(math.ceil(gap * 3), active + 15), 365)

    def status(self, key, day):
        bought = [each for each in self.bought[key] if each <= day]
        if not bought:
            if key in self.register:
                return "prospect"
            return "inactive" if any(each <= day for each, _ in self.returns.get(key, ())) else None
        age, (active, inactive) = (day - bought[-1]).days, self.limits(key, day)
        recent = [each for each in self.days[key] if day - timedelta(180) < each <= day]
        often = len(recent) >= 1 or (day - bought[0]).days < 180
        if age <= active and often:
            return "active"
        return "pre_inactive" if age <= inactive else "inactivated" if age <= inactive + 30 else "inactive"

    def in_portfolio(self, day, keys=None):
        return {key for key in keys or self.keys if self.status(key, day) in ("active", "pre_inactive")}

    def known(self, day, keys=None):
        return {key for key in keys or self.keys if self.bought[key] and self.bought[key][0] <= day}

    def gross(self, key, after=date.min, up_to=date.max):
        return sum((amount for day, amount in self.purchases.get(key, ()) if after < day <= up_to), Fraction(0))

    def net(self, key, after=date.min, up_to=date.max):
        back = sum((amount for day, amount in self.returns.get(key, ()) if after < day <= up_to), Fraction(0))
        return self.gross(key, after, up_to) - back

    def year(self, key):
        return self.net(key, months_before(self.as_of, 12), self.as_of)


def latest_of(values):
    """The value of the latest day, purchases before returns; of several the smallest."""
    if not values:
        return None
    newest = max(value[:2] for value in values)
    return min((value[2] for value in values if value[:2] == newest), key=str.encode)


def median(gaps):
    gaps, half = sorted(gaps), len(gaps) // 2
    return Fraction(gaps[half]) if len(gaps) % 2 else Fraction(gaps[half - 1] + gaps[half], 2)


def gaps_of(days):
    return [(later - day).days for day, later in zip(days, days[1:])]


def divided(part, whole):
    return Fraction(part) / whole if whole else None


def money(value):
    return decimal(value, 2)


def share(value):
    return decimal(value, 6)


def decimal(value, digits):
    if value is None:
        return ""
    rounded = math.floor(abs(Fraction(value)) * 10**digits + Fraction(1, 2))
    sign = "-" if value < 0 and rounded else ""
    return f"{sign}{rounded // 10**digits}.{rounded % 10**digits:0{digits}d}"


def plain(value):
    return "" if value is None else {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
