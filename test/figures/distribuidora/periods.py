"""What lies between two days in fixtures/distribuidora: KPIs, history, transitions. Part of figures.py."""

from datetime import date, timedelta
from fractions import Fraction

from portfolio import DATA_START, ONE, STATUSES, divided, money, month_end, months_before, plain, share

RELIABLE = DATA_START + timedelta(90 + 30)


def kpis(p, after, up_to, keys=None):
    keys = keys or p.keys
    start, end, known = p.in_portfolio(after, keys), p.in_portfolio(up_to, keys), p.known(up_to, keys)
    outside = p.known(after, keys) - start
    registered = [key for key in keys if key in p.register]
    buyers = {key for key in keys if any(after < day <= up_to for day in p.days[key])}
    orders = sum(after < day <= up_to for key in keys for day in p.order_days[key])
    revenue = sum(p.net(key, after, up_to) for key in keys)
    middle, first = months_before(up_to, 12), months_before(up_to, 24)
    then = {key: p.net(key, first, middle) for key in keys}
    now = {key: p.net(key, middle, up_to) for key in keys}
    base = [key for key in keys if then[key] > 0]
    again = [key for key in keys if any(first < day <= middle for day in p.days[key])]
    two_years = DATA_START <= first + ONE
    told = sum(then[key] for key in base) if two_years else 0
    found = {
        "known_customers": str(len(known)),
        "active_portfolio": str(len(end)),
        "active_rate": share(divided(len(end), len(known))),
        **({"active_rate_registered": share(divided(len(end & set(registered)), len(registered)))} if p.register else {}),
        "inactivation_rate": share(divided(len(start - end), len(start))),
        "reactivation_rate": share(divided(len(outside & end), len(outside))),
        "buyers": str(len(buyers)),
        "turnover": share(divided(len(buyers), len(known))),
        "coverage": share(divided(len(buyers), len(start | buyers))),
        "orders": str(orders),
        "purchase_frequency": share(divided(orders, len(buyers))),
        "average_ticket": money(divided(sum(p.gross(key, after, up_to) for key in keys), orders)),
        "revenue": money(revenue),
        "revenue_per_customer": money(divided(revenue, len(buyers))),
        "nrr": share(divided(sum(now[key] for key in base), told)),
        "grr": share(divided(sum(max(Fraction(0), min(now[key], then[key])) for key in base), told)),
        "recurring_share": share(divided(sum(now[key] for key in again), sum(now.values()) if two_years else 0)),
    }
    return found if up_to >= DATA_START else dict.fromkeys(found, "")


def periods(p, *spans, by=None, basis):
    """The KPIs of a period, the one before and the same a year before, each given by the day before it and its last day."""
    values = sorted({p.attributes[key, by] or "" for key in p.keys}, key=lambda text: (text == "", text.encode())) if by else [None]
    return [
        {
            **({by: value} if by else {}), "period": name, "basis": basis, "first_day": str(after + ONE), "last_day": str(up_to),
            "too_little_past": plain(after < RELIABLE),
            **kpis(p, after, up_to, [key for key in p.keys if by is None or (p.attributes[key, by] or "") == value]),
        }
        for value in values
        for name, (after, up_to) in zip(("current", "previous", "year_before"), spans)
    ]  # fmt: skip


def month(year, number):
    """The day before a month and its last day."""
    first = date(year, number, 1)
    return first - ONE, month_end(first)


def quarter(year, number):
    return month(year, 3 * number - 2)[0], month(year, 3 * number)[1]


def history(p, *months):
    rows = []
    for after, up_to in months:
        standings = [p.status(key, up_to) for key in p.keys]
        active = sum(p.net(key, months_before(up_to, 12), up_to) for key in p.in_portfolio(up_to))
        rows.append({
            "date": str(up_to), "first_day": str(after + ONE), "too_little_past": plain(up_to < RELIABLE),
            **{name: str(standings.count(name)) for name in STATUSES if p.register or name != "prospect"},
            "active_revenue": money(active), **kpis(p, after, up_to),
        })  # fmt: skip
    return rows


def transitions(p, since):
    names = STATUSES if p.register else STATUSES[:4]
    rows = []
    for origin in (*names, "unknown", "total"):
        for target in (*names, "total"):
            moved = [
                key for key in p.keys
                if origin in (p.status(key, since) or "unknown", "total") and target in (p.status(key, p.as_of), "total")
            ]  # fmt: skip
            rows.append({
                "from_status": origin, "to_status": target, "customers": str(len(moved)),
                "revenue_12m": money(sum(p.year(key) for key in moved)),
            })  # fmt: skip
    return rows
