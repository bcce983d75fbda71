"""What explain tells of one customer of fixtures/distribuidora, as far as classify does not. Part of figures.py."""

import math
from datetime import date, timedelta

from portfolio import DATA_START, ONE, gaps_of, median, money, month_end, months_before, plain

ABC = ("abc_value", "share", "cumulative_share", "rank", "abc", "abc_history", "key_account")


def limits(p, key):
    active, inactive = p.fixed_limits(key)
    gaps, last = gaps_of(p.days[key]), p.bought[key][-1]
    cycle = ("", "", "")
    if len(p.days[key]) >= 4:
        gap = median(gaps)
        own = min(max(math.ceil(gap * 3 / 2), 15), 180)
        lost = min(max(math.ceil(gap * 3), own + 15), 365)
        cycle = own, lost, lost + 30
    return [
        {"status": status, "limit_days": plain(days), "limit_day": plain(last + timedelta(days)),
         "longer_gaps": str(sum(gap > days for gap in gaps)), "cycle_limit_days": plain(own)}
        for status, days, own in zip(("active", "pre_inactive", "inactivated"), (active, inactive, inactive + 30), cycle)
    ]  # fmt: skip


def ahead(p, key, row):
    """Day by day for two years, if nothing is bought."""
    last, found, before = p.bought[key][-1], [], p.status(key, p.as_of)
    day = p.as_of
    while day < p.as_of + timedelta(730):
        day += ONE
        status = p.status(key, day)
        if status != before:
            found.append((day, status))
        if str(day) == row["next_expected"]:
            found.append((day, "expected"))
        if row["rank"] and months_before(day, 12) >= p.days[key][-1] and months_before(day - ONE, 12) < p.days[key][-1]:
            found.append((day, "no_value"))
        before = status
    return [
        {"date": str(day), "event": event, "age_days": str((day - last).days), "in_days": str((day - p.as_of).days)} for day, event in found
    ]


def span(p, key, after, up_to):
    return {
        "orders": str(sum(after < day <= up_to for day in p.order_days[key])),
        "purchase_days": str(sum(after < day <= up_to for day in p.days[key])),
        "purchases": money(p.gross(key, after, up_to)),
        "returns": money(p.gross(key, after, up_to) - p.net(key, after, up_to)),
        "revenue": money(p.net(key, after, up_to)),
    }


def timeline(p, key):
    """By quarters, as between 24 months and 24 quarters have passed since the data begin."""
    first = date(DATA_START.year, (DATA_START.month - 1) // 3 * 3 + 1, 1)
    rows = []
    while first <= p.as_of:
        end = min(month_end(months_before(first, -2)), p.as_of)
        rows.append({"first_day": str(first), "last_day": str(end), "status": p.status(key, end), **span(p, key, first - ONE, end)})
        first = end + ONE
    return rows


def trend_windows(p, key):
    middle, first = p.as_of - timedelta(90), p.as_of - timedelta(180)
    return [
        {"window": name, "first_day": str(after + ONE), "last_day": str(up_to), **span(p, key, after, up_to)}
        for name, after, up_to in (("prior", first, middle), ("recent", middle, p.as_of))
    ]


def explain(p, rows, key):
    row = next(row for row in rows if row["customer_id"] == key)
    return {
        "abc": [{name: row[name] for name in ABC}],
        "limits": limits(p, key),
        "ahead": ahead(p, key, row),
        "timeline": timeline(p, key),
        "trend": trend_windows(p, key),
    }
