"""Two lists of fixtures/distribuidora beside each other, and a list followed up by later orders. Part of figures.py."""

from fractions import Fraction

from portfolio import STATUSES, divided, median, money, plain, share

COMPARED = ("status", "abc", "salesperson")


def diff(older, newer):
    """Of two results of classify, money being that of the lists."""
    before, after = ({row["customer_id"]: row for row in rows} for rows in (older, newer))
    changes = {}
    for key in {*before, *after}:
        if key in before and key in after:
            changes[key] = [name for name in COMPARED if before[key][name] != after[key][name]]
        else:
            changes[key] = ["entered"] if key in after else ["left"]

    def revenue(rows, keys):
        known = [Fraction(rows[key]["revenue"]) for key in keys if key in rows]
        return money(sum(known)) if known else ""

    def tally(keys):
        return {"customers": str(len(keys)), "revenue_old": revenue(before, keys), "revenue_new": revenue(after, keys)}

    def moves(name):
        pairs = {(before[key][name], after[key][name]) for key in changes if name in changes[key]}
        place = STATUSES.index if name == "status" else lambda value: (value == "", value.encode())
        return [
            {f"{name}_old": old, f"{name}_new": new,
             **tally([key for key in changes if name in changes[key] and (before[key][name], after[key][name]) == (old, new)])}
            for old, new in sorted(pairs, key=lambda pair: (place(pair[0]), place(pair[1])))
        ]  # fmt: skip

    kinds = [(kind, [key for key in changes if kind in changes[key]]) for kind in ("entered", "left", *COMPARED)]
    customers = sorted(
        (key for key in changes if changes[key]), key=lambda key: (-Fraction((after.get(key) or before[key])["revenue"]), key)
    )
    return {
        "summary": [{"change": kind, **tally(keys)} for kind, keys in kinds if keys],
        **{name: moves(name) for name in COMPARED if moves(name)},
        "customers": [
            {"customer_id": key, "change": changes[key][0],
             "status_old": before.get(key, {}).get("status", ""), "status_new": after.get(key, {}).get("status", ""),
             "revenue_old": before.get(key, {}).get("revenue", ""), "revenue_new": after.get(key, {}).get("revenue", "")}
            for key in customers
        ],
    }  # fmt: skip


def followup(p, listed, day):
    """Of a list of `day`, by the orders up to the portfolio's own."""
    sellers = {row["customer_id"]: row["salesperson"] for row in listed}
    known = p.known(day)
    since = {key: [each for each in p.days[key] if each > day] for key in p.keys}
    groups = {
        "listed": list(sellers),
        "unlisted": [key for key in known if key not in sellers],
        "others": [
            key for key in p.keys
            if key not in sellers and key not in known and (since[key] or any(each > day for each, _ in p.returns.get(key, ())))
        ],
    }  # fmt: skip

    def result(keys):
        waits = [(since[key][0] - day).days for key in keys if since[key]]
        middle = median(waits) if waits else None
        return {
            "customers": str(len(keys)),
            "bought": str(len(waits)),
            "bought_share": share(divided(len(waits), len(keys))),
            "orders_since": str(sum(each > day for key in keys for each in p.order_days[key])),
            "revenue_since": money(sum(p.net(key, day) for key in keys)),
            "median_days_after": "" if middle is None else plain(int(middle)) if middle.denominator == 1 else f"{int(middle)}.5",
        }

    def beside(status):
        row = {"status_old": status}
        for name in ("listed", "unlisted"):
            keys = [key for key in groups[name] if p.status(key, day) == status]
            bought = sum(bool(since[key]) for key in keys)
            row |= {name: str(len(keys)), f"{name}_bought": str(bought), f"{name}_share": share(divided(bought, len(keys)))}
        return row

    results = {name: result(keys) for name, keys in groups.items()}
    results["others"]["bought_share"] = ""  # by definition nearly all of them bought
    statuses = [name for name in STATUSES if any(p.status(key, day) == name for key in sellers)]
    return {
        "result": [{"group": name, **each} for name, each in results.items()],
        "by_status": [beside(name) for name in statuses],
        "by_salesperson": [
            {"salesperson": seller, **result([key for key in sellers if sellers[key] == seller])}
            for seller in sorted(set(sellers.values()), key=lambda text: (text == "", text.encode()))
        ],
        "customers": [
            {"customer_id": key, "status_old": p.status(key, day), "status_new": p.status(key, p.as_of),
             "first_since": plain(since[key][0] if since[key] else None),
             "days_after": plain((since[key][0] - day).days if since[key] else None),
             "orders_since": str(sum(each > day for each in p.order_days[key])), "revenue_since": money(p.net(key, day))}
            for key in sorted(sellers)
        ],
    }  # fmt: skip
