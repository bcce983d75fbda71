"""The figures of fixtures/distribuidora, by plain loops over days and exact fractions: python3 test/figures/distribuidora/figures.py
writes fixtures/distribuidora/figures.json. Nothing of the program is used; the definitions are those of docs/method.md."""

import json
from datetime import date, timedelta
from fractions import Fraction

from customers import classify
from distances import distances
from explain import explain
from lists import diff, followup
from periods import history, month, periods, quarter, transitions
from plan import plan
from portfolio import FOLDER, LATEST, RECORDS, Portfolio, money
from thresholds import thresholds
from whole import inactive, matrix, pareto, summary

END, SEPTEMBER, EARLY = date(2025, 12, 31), date(2025, 9, 30), date(2023, 8, 31)
alone, company, early = Portfolio(LATEST), Portfolio(END, with_register=True), Portfolio(EARLY)
alone_rows, company_rows = classify(alone), classify(company)
before = Portfolio(SEPTEMBER, with_register=True)
calls = [row for row in classify(before) if row["status"] in ("pre_inactive", "inactivated", "inactive")]
handover = [classify(Portfolio(day)) for day in (date(2025, 2, 28), date(2025, 6, 30))]

fates = {}
for fate, _, _, amount, row in RECORDS:
    count, total = fates.get(fate, (0, Fraction(0)))
    fates[fate] = count + 1, total + (-amount if row["Operação"] == "Devolução" and fate == "return" else amount)

days = [(LATEST - timedelta(30), LATEST), (LATEST - timedelta(60), LATEST - timedelta(30)), (date(2024, 11, 30), date(2024, 12, 30))]
ends = (END - timedelta(30), END), (END - timedelta(60), END - timedelta(30)), (date(2024, 12, 1), date(2024, 12, 31))
quarters = quarter(2025, 4), quarter(2025, 3), quarter(2024, 4)
months = month(2025, 12), month(2025, 11), month(2024, 12)

FIGURES = {
    "fates": [{"fate": fate, "records": str(count), "money": money(total)} for fate, (count, total) in sorted(fates.items())],
    "orders alone, at their last day": {
        "as_of": str(LATEST),
        "classify": {"customers": alone_rows},
        "matrix": {"matrix": matrix(alone, alone_rows)},
        "pareto": pareto(alone, alone_rows),
        "inactive": {"customers": [{k: v for k, v in row.items() if k not in ("email", "phone")} for row in inactive(alone, alone_rows)]},
        "kpis": {"kpis": periods(alone, *days, basis="days")},
        "thresholds": thresholds(alone, alone_rows),
    },
    "with register and policy, at the end of the year": {
        "as_of": str(END),
        "classify": {"customers": company_rows},
        "matrix": {"matrix": matrix(company, company_rows)},
        "matrix by salesperson": {"matrix": matrix(company, company_rows, "salesperson")},
        "pareto": pareto(company, company_rows),
        "inactive": {"customers": inactive(company, company_rows)},
        "summary": {
            **summary(company, company_rows, END - timedelta(30), fates["unidentified"]),
            "statement": pareto(company, company_rows)["statement"],
            "kpis": periods(company, *ends, basis="days"),
        },
        "plan": {"customers": plan(company, company_rows)},
        "plan of 10 a week": {"customers": plan(company, company_rows, capacity=10)},
        "distances": {"distances": distances(company, company_rows)},
        "kpis by month": {"kpis": periods(company, *months, basis="month")},
        "kpis by quarter": {"kpis": periods(company, *quarters, basis="quarter")},
        "kpis by quarter and region": {"kpis": periods(company, *quarters, by="region", basis="quarter")},
        "history": {"history": history(company, *(month(2025, number) for number in range(1, 13)))},
        "transitions since June": {"transitions": transitions(company, date(2025, 6, 30))},
    },
    # The key account that went silent, the hotel that sent all back, one that buys every two weeks.
    "explain": {key: explain(company, company_rows, key) for key in ("001763", "001798", "001000")},
    "by the own cycle of each customer": {
        "as_of": str(END),
        "classify": {"customers": classify(Portfolio(END, cycle=True))},
    },
    "two months after the data begin": {
        "as_of": str(EARLY),
        "classify": {"customers": classify(early)},
        "kpis": {"kpis": periods(early, month(2023, 8), month(2023, 7), month(2022, 8), basis="month")},
        "history": {"history": history(early, *(month(2023, number) for number in (7, 8)))},
    },
    "diff of the orders alone, February to June": diff(*handover),
    "followup of the inactive of September": followup(company, calls, SEPTEMBER),
}


def written(value, depth=0):
    """JSON with one row a line."""
    if isinstance(value, dict) and any(isinstance(each, (dict, list)) for each in value.values()):
        lines = [f"{json.dumps(key, ensure_ascii=False)}: {written(each, depth + 1)}" for key, each in value.items()]
        return "{\n" + ",\n".join("  " * (depth + 1) + line for line in lines) + "\n" + "  " * depth + "}"
    if isinstance(value, list):
        # A list of rows is its columns and their cells.
        rows = [list(value[0]), *([*row.values()] for row in value)]
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
        return "[\n" + ",\n".join("  " * (depth + 1) + line for line in lines) + "\n" + "  " * depth + "]"
    return json.dumps(value, ensure_ascii=False)


with open(f"{FOLDER}/figures.json", "w", encoding="utf-8") as file:
    file.write(written(FIGURES) + "\n")
