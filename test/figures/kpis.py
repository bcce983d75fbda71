"""The figures of kpis.test.ts, from fixtures/superstore.csv by sets of customers and exact fractions:
python3 test/figures/kpis.py. Nothing of the program is used; the definitions are those of docs/method.md."""

import csv
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENTS = Decimal("0.0001")
sales = {}  # customer -> day -> net revenue; the file has no returns
orders = {}  # customer and order -> its earliest day
with open("fixtures/superstore.csv", newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        customer, day = row["Customer ID"], date.fromisoformat(row["Order Date"])
        amount = Decimal(row["Sales"]).quantize(CENTS, ROUND_HALF_UP)
        days = sales.setdefault(customer, {})
        days[day] = days.get(day, Fraction(0)) + Fraction(amount)
        key = customer, row["Order ID"]
        orders[key] = min(orders.get(key, day), day)
assert min(amount for days in sales.values() for amount in days.values()) > 0


def years_before(day, years):
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def last_purchase(customer, day):
    return max((bought for bought in sales[customer] if bought <= day), default=None)


def standing(customer, day):
    last = last_purchase(customer, day)
    if last is None:
        return None
    age = (day - last).days
    # At least 1 purchase day in 180: nobody that bought 60 days ago fails that.
    return "active" if age <= 60 else "pre_inactive" if age <= 90 else "inactivated" if age <= 120 else "inactive"


def known(day):
    return {customer for customer in sales if standing(customer, day)}


def in_portfolio(day):
    return {customer for customer in sales if standing(customer, day) in ("active", "pre_inactive")}


def net(customer, after, up_to):
    return sum((money for day, money in sales[customer].items() if after < day <= up_to), Fraction(0))


def kpis(after, up_to):
    start, end = in_portfolio(after), in_portfolio(up_to)
    outside = known(after) - start
    buyers = {customer for customer in sales if any(after < day <= up_to for day in sales[customer])}
    count = sum(after < day <= up_to for day in orders.values())
    revenue = sum(net(customer, after, up_to) for customer in sales)
    middle, first = years_before(up_to, 1), years_before(up_to, 2)
    then = {customer: net(customer, first, middle) for customer in sales}
    now = {customer: net(customer, middle, up_to) for customer in sales}
    base = {customer for customer in sales if then[customer] > 0}
    return {
        "known_customers": len(known(up_to)),
        "active_portfolio": len(end),
        "active_rate": Fraction(len(end), len(known(up_to))),
        "inactivation_rate": Fraction(len(start - end), len(start)),
        "reactivation_rate": Fraction(len(outside & end), len(outside)),
        "buyers": len(buyers),
        "turnover": Fraction(len(buyers), len(known(up_to))),
        "coverage": Fraction(len(buyers), len(start | buyers)),
        "orders": count,
        "purchase_frequency": Fraction(count, len(buyers)),
        "average_ticket": revenue / count,
        "revenue": revenue,
        "revenue_per_customer": revenue / len(buyers),
        "nrr": sum(now[customer] for customer in base) / sum(then[customer] for customer in base),
        "grr": sum(min(now[customer], then[customer]) for customer in base) / sum(then[customer] for customer in base),
        "recurring_share": sum(now[customer] for customer in base) / sum(now.values()),
    }


MONEY = {"average_ticket", "revenue", "revenue_per_customer", "active_revenue"}


def written(name, value):
    if isinstance(value, int):
        return str(value)
    digits = 2 if name in MONEY else 6
    scaled = value * 10**digits
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return f"{rounded // 10**digits}.{rounded % 10**digits:0{digits}d}"


def line(after, up_to):
    return ",".join(written(name, value) for name, value in kpis(after, up_to).items())


day = date(2017, 12, 30)
month = timedelta(30)
print("kpis --as-of 2017-12-30")
for end in (day, day - month, years_before(day, 1)):
    print(line(end - month, end))
print("kpis --as-of 2017-12-30 --period quarter")
for after, up_to in (("2017-06-30", "2017-09-30"), ("2017-03-31", "2017-06-30"), ("2016-06-30", "2016-09-30")):
    print(line(date.fromisoformat(after), date.fromisoformat(up_to)))
print("history --as-of 2017-12-30 --last 3: statuses, active revenue, KPIs")
for after, up_to in (("2017-08-31", "2017-09-30"), ("2017-09-30", "2017-10-31"), ("2017-10-31", "2017-11-30")):
    after, up_to = date.fromisoformat(after), date.fromisoformat(up_to)
    standings = [standing(customer, up_to) for customer in sales]
    counts = [str(standings.count(name)) for name in ("active", "pre_inactive", "inactivated", "inactive")]
    active = sum(net(customer, years_before(up_to, 1), up_to) for customer in in_portfolio(up_to))
    print(",".join([*counts, written("active_revenue", active), line(after, up_to)]))
print("history --as-of 2017-12-30 --transitions --since 2017-09-30: customers and revenue of 12 months")
since = date(2017, 9, 30)
names = ("active", "pre_inactive", "inactivated", "inactive")
for origin in (*names, None):
    for target in names:
        moved = [c for c in sales if standing(c, since) == origin and standing(c, day) == target]
        money = sum((net(customer, years_before(day, 1), day) for customer in moved), Fraction(0))
        print(origin or "unknown", target, len(moved), written("revenue", money), sep=",")
