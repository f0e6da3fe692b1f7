"""A household to look at: some of many kinds, and what some workers may not see."""

from typing import Final

HOUSEHOLD: Final = """\
hgcase: 1
household: {label: Gezin Zoekplaat, opened: 2026-08-31}
persons:
  - key: A
    name: Zoë van der Meer
    phone: "06-1111 2222"
    safe_contact: {hours: overdag, avoid: appen, ask_first: "Kun je vrij praten?"}
  - {key: B, name: Bram Hofstra, called: Brammetje, born: 1988-03-04}
  - {key: C, name: Noor Hofstra, born: 2017-09-12}
  - {key: E, name: Ilse Verborgen, phone: "06-33334444", workers_only: [w2]}
homes:
  - {key: h1, name: het huis}
stays:
  - {key: st1, persons: [A, B, C], home: h1, since: "2018"}
  - {key: st2, persons: [E], place: family, phone: "06-55556666", since: 2026-09-01}
  - {key: st3, persons: [B], place: hotel, phone: "0031 6 7777 8888", since: 2026-09-20}
organisations:
  - {key: o1, name: Stichting De Vindplaats, kind: provider, phone: "000-0004321"}
workers:
  - {key: w1, name: Sanne de Bruin, organisation: o1}
  - {key: w2, name: Omar Haddad, organisation: o1}
contacts:
  - {key: n1, name: Kees Hofstra, nature: informal, phone: "06-99990000"}
  - {key: n2, name: Ilse haar zus, person: E, phone: "06-12341234"}
  - {key: n3, name: Kees Weggehaald, withdrawn: {date: 2026-09-02, state: done}}
assignments:
  - {key: as1, role: case_director, party: w1, since: 2026-08-31}
trajectories:
  - key: t1
    method: take-a-break
    start: 2026-09-07
    participants: [{person: A, since: 2026-09-07}, {person: B, since: 2026-09-07}]
incidents:
  - {key: i1, at: 2026-08-29T23:20, place: home}
accounts:
  - {key: ac1, incident: i1, said_by: A, date: 2026-09-11, children_present: [C], text: "Hij duwde."}
  - {key: ac2, incident: i1, said_by: B, date: 2026-08-30, text: "Zij viel over @C."}
markers:
  - {key: mk1, kind: death_threat, who: [B], whom: [A], since: "2025", said_by: A, date: 2026-09-11}
orders:
  - key: or1
    kind: exclusion_order
    person: B
    no_contact: [A, C]
    not_covered: ["school van @C"]
    decisions: [{key: de1, date: 2026-09-20, decision: imposed, since: 2026-09-20, until: 2026-09-30}]
proceedings:
  - {key: pc1, kind: family_court, about: [C], parties: [A, B], next_date: 2026-10-06}
sessions:
  - {key: s1, at: 2026-09-17T14:00, state: held, mode: joint, present: [A, B, w1]}
contact_lines:
  - {key: cl1, at: 2026-09-16T11:05, party: B, worker: w1, result: no_answer}
observations:
  - {key: ob1, date: 2026-09-17, about: [A], said_by: w1, topic: home_safe, answer: safe}
  - {key: ob2, date: 2026-09-18, about: [C], said_by: C, topic: home_safe, answer: not_safe, workers_only: [w2]}
  - {key: ob3, date: "2026-08~", about: [A], said_by: o1, topic: home_safe, answer: not_safe,
     withdrawn: {date: 2026-09-19, state: announced}}
help:
  - {key: hp1, kind: debt_relief, persons: [A, B], given_by: o1, offered: 2026-09-12}
actions:
  - {key: at1, text: "bellen over de wachtlijst", done_by: n1, due: 2026-09-25}
  - {key: at2, text: "sleutels terug", done_by: A, due: 2026-10-02}
documents:
  - {key: d1, kind: decision, date: 2026-09-20, file: d1.pdf, said_by: o1, may_pass_on: ask}
"""  # noqa: E501 — an entry a line reads best
