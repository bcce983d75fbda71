"""The contact list of fixtures/distribuidora by the plan of its carteira.yaml, typed here anew. Part of figures.py."""

from datetime import date, timedelta

from customers import stake
from portfolio import ONE, money, plain

LATE = ("pre_inactive", "inactivated")
# Who it is for; owner, channel, topic; within days; cadence in days.
ACTIONS = (
    (lambda c: c["abc"] == "A" and c["status"] in LATE, ("diretora", "in_person", "win_back"), 7, None),
    (lambda c: c["status"] == "inactive" and c["abc_history"] in ("A", "B"), ("salesperson", "phone", "win_back"), None, 90),
    (lambda c: c["status"] in LATE, ("salesperson", "phone", "keep"), 14, None),
    (lambda c: c["movement"] in ("new", "reactivated"), ("salesperson", "phone", "next_order"), 14, None),
    (
        lambda c: c["status"] == "active" and c["trend"] in ("falling", "stopped"),
        ("salesperson", "in_person", "less_than_before"), 14, None,
    ),
    (lambda c: c["abc"] == "A", ("salesperson", "in_person", "care"), None, 30),
    (lambda c: c["status"] == "prospect", ("televendas", "phone", "first_order"), 30, None),
    (lambda c: c["abc"] in ("B", "C"), ("marketing", "email", "offer"), None, 60),
)  # fmt: skip


def due(row, as_of, within, cadence):
    days = []
    if row["changes_on"]:
        days.append(date.fromisoformat(row["changes_on"]) - ONE)
    if row["next_expected"] and date.fromisoformat(row["next_expected"]) >= as_of:
        days.append(date.fromisoformat(row["next_expected"]))
    if within:
        days.append(as_of + timedelta(within))
    if cadence and row["last_purchase"]:
        day = date.fromisoformat(row["last_purchase"])
        while day < as_of or str(day) == row["last_purchase"]:
            day += timedelta(cadence)
        days.append(day)
    elif cadence:
        days.append(as_of + timedelta(cadence))
    return min(days)


def plan(p, rows, capacity=None):
    contacts = []
    for row in rows:
        fitting = [action for action in ACTIONS if action[0](row)]
        if fitting:
            _, (owner, channel, topic), within, cadence = fitting[0]
            owner = row["salesperson"] if owner == "salesperson" else owner
            contacts.append((due(row, p.as_of, within, cadence), stake(p, row["customer_id"]), row["customer_id"], owner, channel, topic))

    def urgency(contact):
        day, worth, key = contact[:3]
        return day, worth is None, -(worth or 0), key

    load, found = {}, []
    for contact in sorted(contacts, key=urgency):
        day, moved = contact[0], None
        while capacity and load.get((contact[3], day.isocalendar()[:2]), 0) >= capacity:
            moved = contact[0]
            day += timedelta(7 - day.weekday())
        load[contact[3], day.isocalendar()[:2]] = load.get((contact[3], day.isocalendar()[:2]), 0) + 1
        found.append((day, contact[1], *contact[2:], moved))
    return [
        {"due_on": str(day), "week": "{}-W{:02d}".format(*day.isocalendar()[:2]), "owner": owner, "channel": channel, "topic": topic,
         "customer_id": key, "at_stake": money(worth), "moved_from": plain(moved)}
        for day, worth, key, owner, channel, topic, moved in sorted(found, key=urgency)
    ]  # fmt: skip
