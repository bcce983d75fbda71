"""What is told of all customers of fixtures/distribuidora together at a day: matrix, pareto, inactive, summary. Part of figures.py."""

import math
from datetime import timedelta
from fractions import Fraction

from customers import stake
from portfolio import STATUSES, divided, money, share
from silences import Expectations


def matrix(p, rows, by=None):
    """Without `by` one block; with it one for each value."""
    whole = sum(max(p.year(row["customer_id"]), 0) for row in rows if row["abc"])
    letters, statuses = ("A", "B", "C", "none"), STATUSES
    if not p.register:
        letters, statuses = letters[:3], statuses[:4]
    lines = []
    for value in sorted({row[by] for row in rows}, key=lambda text: (text == "", text.encode())) if by else [None]:
        for letter in (*letters, "total"):
            for status in (*statuses, "total"):
                keys = [
                    row["customer_id"] for row in rows
                    if (by is None or row[by] == value) and letter in (row["abc"] or "none", "total")
                    and status in (row["status"], "total")
                ]  # fmt: skip
                ranked = [key for key in keys if p.status(key, p.as_of) != "prospect"]
                lines.append({
                    **({by: value} if by else {}), "abc": letter, "status": status, "customers": str(len(keys)),
                    "revenue": money(sum(p.net(key) for key in keys)),
                    "abc_value": money(sum(p.year(key) for key in ranked)),
                    "share": share(divided(sum(max(p.year(key), 0) for key in ranked), whole)),
                })  # fmt: skip
    return lines


def pareto(p, rows):
    ranked = [row for row in rows if row["rank"]]
    values = [p.year(row["customer_id"]) for row in ranked]
    n, total = len(values), sum(values)
    keys = [row for row in ranked if row["key_account"] == "true"]
    last_a = [value for value, row in zip(values, ranked) if row["abc"] == "A"][-1]
    statement = {
        "key_accounts": str(len(keys)),
        "customers": str(n),
        "key_customer_share": share(Fraction(len(keys), n)),
        "key_value_share": share(sum(values[: len(keys)]) / total),
        "ties_with_last_a": str(sum(value == last_a and row["abc"] != "A" for value, row in zip(values, ranked))),
        "gini": share(2 * sum(i * v for i, v in enumerate(sorted(values), 1)) / (n * total) - Fraction(n + 1, n)),
        "hhi": money(10000 * sum((value / total) ** 2 for value in values)),
    }
    curve = []
    for percent in (1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100):
        head = math.ceil(Fraction(n * percent, 100))
        curve.append({
            "customer_share": share(Fraction(percent, 100)), "customers": str(head),
            "cumulative_share": share(sum(values[:head]) / total),
        })  # fmt: skip
    return {"statement": [statement], "curve": curve, "key_accounts": [{"customer_id": row["customer_id"]} for row in keys]}


def inactive(p, rows):
    lost = [row for row in rows if row["status"] in ("pre_inactive", "inactivated", "inactive")]
    expectations, lines = Expectations(p), []
    for row in lost:
        key = row["customer_id"]
        ticket, orders = divided(p.gross(key), len(p.order_days[key])), expectations.of(key)
        priority = None if ticket is None or orders is None else ticket * orders
        lines.append((row, orders, priority, stake(p, key)))
    lines.sort(key=lambda line: (*largest_first(line[2]), *largest_first(line[3]), line[0]["customer_id"]))
    return [
        {"customer_id": row["customer_id"], "status": row["status"], "expected_orders": share(orders), "priority": money(priority),
         "at_stake": money(at_stake), "email": p.register.get(row["customer_id"], {}).get("E-mail", ""),
         "phone": p.register.get(row["customer_id"], {}).get("Telefone", "")}
        for row, orders, priority, at_stake in lines
    ]  # fmt: skip


def largest_first(value):
    return value is None, -(value or 0)


def summary(p, rows, since, unidentified):
    """All but the concentration and the KPIs, which are those of pareto and of the comparison period."""
    everyone = [row["customer_id"] for row in rows]
    whole = sum(p.year(key) for key in everyone)

    at_risk = {row["customer_id"] for row in rows if row["status"] in ("pre_inactive", "inactivated", "inactive")}

    def sums(keys):
        return {
            "customers": str(len(keys)),
            "revenue_12m": money(sum(p.year(key) for key in keys)),
            "at_stake": money(sum(stakes) if (stakes := [stake(p, key) for key in keys if key in at_risk and p.bought[key]]) else None),
        }

    statuses = []
    for status in (*STATUSES, "total"):
        some = [row for row in rows if status in (row["status"], "total")]
        keys = [row["customer_id"] for row in some]
        before = [p.status(key, since) for key in everyone]
        statuses.append({
            "status": status, **{f"class_{letter.lower()}": str(sum(row["abc"] == letter for row in some)) for letter in "ABC"},
            "customers_before": str(sum(name is not None and status in (name, "total") for name in before)),
            **sums(keys), "revenue_share": share(divided(sum(p.year(key) for key in keys), whole)),
        })  # fmt: skip
    names = ("new", "first_seen", "reactivated", "recovered", "cooling", "lost")
    returned = [
        key for key in p.in_portfolio(p.as_of)
        if p.gross(key, p.as_of - timedelta(90), p.as_of) > 0 >= p.net(key, p.as_of - timedelta(90), p.as_of)
    ]  # fmt: skip
    near = [row for row in rows if row["status"] in ("pre_inactive", "inactivated")]
    near.sort(key=lambda row: (-stake(p, row["customer_id"]), row["customer_id"]))
    return {
        "statuses": statuses,
        "movements": [
            {"movement": name, **sums([row["customer_id"] for row in rows if row["movement"] == name])} for name in names
        ],
        "caveats": [
            {"caveat": "unidentified", "affected": str(unidentified[0]), "money": money(unidentified[1])},
            {"caveat": "fully_returned", "affected": str(len(returned)),
             "money": money(sum(p.gross(key, p.as_of - timedelta(90), p.as_of) for key in returned))},
        ],
        "accounts": [
            {**{name: row[name] for name in ("customer_id", "abc", "status", "last_purchase", "changes_on")},
             "at_stake": money(stake(p, row["customer_id"]))}
            for row in near[:10]
        ],
    }  # fmt: skip
