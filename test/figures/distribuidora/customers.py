"""What is told of each customer of fixtures/distribuidora: the columns of classify, and what is at stake. Part of figures.py."""

import math
from datetime import timedelta
from fractions import Fraction

from portfolio import ATTRIBUTES, DATA_START, ONE, day_of, decimal, divided, gaps_of, median, money, months_before, plain, share


def abc_of(p, values):
    """By customer: class, share, cumulative share, rank, whether it is a key account."""
    ranked = sorted((key for key in values if values[key] > 0), key=lambda key: (-values[key], key.encode()))
    total, before, found = sum(values[key] for key in ranked), Fraction(0), {}
    for rank, key in enumerate(ranked, 1):
        after = before + values[key]
        letter = "A" if before / total < Fraction("0.8") else "B" if before / total < Fraction("0.95") else "C"
        found[key] = (letter, values[key] / total, after / total, rank, before / total < Fraction("0.8"))
        before = after
    rest = sorted((key for key in values if values[key] <= 0), key=str.encode)
    found.update((key, ("C", Fraction(0), None, None, False)) for key in rest)
    return found


def movement(p, key, since):
    first = p.bought[key][0] if p.bought[key] else None
    now = p.status(key, p.as_of)
    if first and first > since:
        row = p.register.get(key, {})
        told = [day_of(row.get("Primeira Compra")), day_of(row.get("Data de Cadastro"))]
        new = any(day and since < day <= p.as_of for day in told) or (first - DATA_START).days >= p.fixed_limits(key)[1]
        return "new" if new else "first_seen"
    before, kept = p.status(key, since), ("active", "pre_inactive")
    if before in ("inactive", "inactivated") and now in kept:
        return "reactivated"
    if (before, now) in (("pre_inactive", "active"), ("active", "pre_inactive")):
        return "recovered" if now == "active" else "cooling"
    return "lost" if before in kept and now not in kept else "none"


def trend(p, key):
    middle, first = p.as_of - timedelta(90), p.as_of - timedelta(180)
    if DATA_START > first + ONE or sum(first < day <= p.as_of for day in p.days[key]) < 3:
        return "", None
    recent, prior = p.net(key, middle, p.as_of), p.net(key, first, middle)
    change = recent / prior - 1 if prior > 0 else None
    if prior > 0 >= recent:
        return "stopped", change
    if prior <= 0:
        return ("started" if recent > 0 else "none"), change
    return ("falling" if change <= Fraction("-0.3") else "rising" if change >= Fraction("0.3") else "steady"), change


def status_since(p, key):
    day, status = p.as_of, p.status(key, p.as_of)
    while p.status(key, day - ONE) == status:
        day -= ONE
    return day


def changes_on(p, key):
    day, status = p.as_of, p.status(key, p.as_of)
    if status in ("inactive", "prospect"):
        return None
    while p.status(key, day) == status:
        day += ONE
    return day


def stake(p, key):
    if not p.bought[key]:
        return None
    first, last = p.bought[key][0], p.bought[key][-1]
    start = months_before(last, 12)
    months = Fraction((last - max(first, start + ONE)).days + 1) / Fraction("30.4375")
    return p.net(key, start, last) / max(1, months)


def customer(p, key, since, classes, history):
    bought, days = p.bought[key], p.days[key]
    first, last = (bought[0], bought[-1]) if bought else (None, None)
    year_start = months_before(p.as_of, 12)
    months = Fraction((p.as_of - max(first or p.as_of, year_start + ONE)).days + 1) / Fraction("30.4375")
    gap = median(gaps_of(days)) if len(days) > 1 else None
    expected = last + timedelta(math.floor(gap + Fraction(1, 2))) if len(days) > 2 else None
    status = p.status(key, p.as_of)
    letter, part, cumulative, rank, key_account = classes.get(key, (None,) * 5)
    direction, change = trend(p, key)
    orders = len(p.order_days[key])
    back = p.gross(key) - p.net(key)
    return {
        "customer_id": key,
        **{name: p.attributes[key, name] or "" for name in ATTRIBUTES},
        "status": status,
        "status_since": plain(status_since(p, key) if bought else None),
        "changes_on": plain(changes_on(p, key) if bought else None),
        "movement": movement(p, key, since),
        "age_days": plain((p.as_of - last).days if last else None),
        "first_purchase": plain(first),
        "last_purchase": plain(last),
        "orders": str(orders),
        "purchase_days": str(len(days)),
        "orders_per_month": decimal(sum(year_start < day <= p.as_of for day in p.order_days[key]) / max(1, months), 2),
        "median_interval_days": "" if gap is None else str(gap) if gap.denominator == 1 else decimal(gap, 1),
        "next_expected": plain(expected),
        "overdue_days": plain(max(0, (p.as_of - expected).days) if expected else None),
        "revenue": money(p.net(key)),
        "returned_share": share(divided(back, p.gross(key))),
        "average_ticket": money(divided(p.gross(key), orders)),
        "abc_value": money(p.year(key)) if letter else "",
        "share": share(part),
        "cumulative_share": share(cumulative),
        "rank": plain(rank),
        "abc": letter or "",
        "abc_history": history.get(key, ("",))[0],
        "key_account": plain(key_account),
        "trend": direction,
        "trend_change": share(change),
    }


def classify(p, since=None):
    since = since or p.as_of - timedelta(30)
    judged = [key for key in p.keys if p.status(key, p.as_of) != "prospect"]
    classes = abc_of(p, {key: p.year(key) for key in judged})
    history = abc_of(p, {key: p.net(key) for key in judged})
    listed = [*classes, *(key for key in p.keys if key not in classes)]
    return [customer(p, key, since, classes, history) for key in listed]
