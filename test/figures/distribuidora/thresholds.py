"""What other limits would mean for the portfolio of fixtures/distribuidora: who came back anyway, and limits that fit. Part of figures.py."""

from fractions import Fraction

from portfolio import gaps_of, median, money, share
from silences import reached, silences

LIMITS = (30, 45, 60, 75, 90, 120, 150, 180)


def tested(p, found, limit, after):
    """Silences, those that ended in time, and their share."""
    some = reached(p, found, limit, after)
    back = [one for one in some if one[2] is not None and (one[2] - one[1]).days <= limit + after]
    return {
        "silences": str(len(some)), "came_back": str(len(back)),
        "back_share": share(Fraction(len(back), len(some)) if some else None),
    }  # fmt: skip


def proposal(p, keys):
    typical = median([median(gaps_of(p.bought[key])) for key in keys if len(p.bought[key]) > 1])
    allowed = [*LIMITS, 240, 300, 365]
    active = next(limit for limit in allowed if limit >= 2 * typical)
    found = silences(p, keys)
    for limit in allowed:
        if limit > active and limit >= 3 * typical:
            told = tested(p, found, limit, 90)
            if 2 * int(told["came_back"]) <= int(told["silences"]):
                return {
                    "active_days": str(active), "inactive_days": str(limit), "customers": str(len(keys)),
                    "typical_interval_days": f"{float(typical):.2f}", **told,
                }  # fmt: skip


def thresholds(p, rows):
    keys = [row["customer_id"] for row in rows if row["status"] != "prospect"]
    found = silences(p, keys)
    bought = [key for key in keys if p.bought[key]]
    limits = []
    for limit in LIMITS:
        silent = [key for key in bought if (p.as_of - p.bought[key][-1]).days > limit]
        limits.append({
            "silent_days": str(limit), "customers": str(len(silent)), "silent_share": share(Fraction(len(silent), len(bought))),
            "revenue": money(sum(p.net(key) for key in silent)), **tested(p, found, limit, 90),
        })  # fmt: skip
    gaps = sorted(gap for key in keys for gap in gaps_of(p.bought[key]))
    segments = sorted({row["segment"] for row in rows}, key=lambda text: text.encode())
    return {
        "limits": limits,
        "back_test": [
            {"silent_days": str(limit), "horizon_days": str(after), **tested(p, found, limit, after)}
            for limit in LIMITS for after in (30, 60, 90, 180)
        ],
        "intervals": [
            {"quantile": share(Fraction(part, 100)), "interval_days": str(next(gap for i, gap in enumerate(gaps, 1) if 100 * i >= part * len(gaps)))}
            for part in (10, 25, 50, 75, 90)
        ],
        "proposal": [proposal(p, keys)],
        "proposals": [
            {"segment": segment, **proposal(p, [row["customer_id"] for row in rows if row["segment"] == segment])}
            for segment in segments
        ],
    }  # fmt: skip
