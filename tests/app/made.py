"""A household with a record of each sort that adding, editing and sharing have rules for."""

from typing import Final

WHOLE: Final = """\
hgcase: 1
household: {label: Testhuis, opened: 2026-09-01}
persons:
  - {key: A, name: Anna Proef, born: 1990-01-02}
  - {key: B, name: Bram Proef, born: 1988-03-04}
  - {key: C, name: Cato Proef, born: 2016-03-04}
  - {key: E, name: Ernst Proef, born: 1980-03-04, known_to: [A]}
organisations:
  - {key: o1, name: Wijkteam Proef, kind: wijkteam}
  - {key: o2, name: Huis Proef, kind: provider, secret: true}
  - {key: o3, name: Opvang Proef, kind: shelter, visible_to: [A, B]}
workers:
  - {key: w1, name: Sanne de Bruin}
  - {key: w2, name: Omar Proef}
contacts:
  - {key: n1, name: Kees Proef}
homes:
  - {key: h1, name: het huis}
stays:
  - {key: st1, persons: [B], home: h1, visible_to: [A, B]}
  - {key: st2, persons: [A], home: h1, known_to: [A], visible_to: [A, B]}
trajectories:
  - key: t1
    method: take-a-break
    start: 2026-09-07
    participants: [{person: A, since: 2026-09-07}, {person: B, since: 2026-09-07}]
incidents:
  - {key: i1, at: 2026-08-29}
accounts:
  - {key: ac1, incident: i1, said_by: A, date: 2026-09-11, text: Zoals het was.}
  - {key: ac2, incident: i1, date: 2026-09-11, text: Wie het zei is niet opgeschreven.}
statements:
  - {key: sm1, said_by: n1, text: Hij drinkt minder., may_pass_on: ask, secret_source: true}
  - {key: sm2, said_by: n1, text: Zij slaapt slecht.}
  - {key: sm3, said_by: C, text: Er was lawaai.}
  - {key: sm4, said_by: A, text: Dat zei ze alleen., session: s2}
markers:
  - {key: mk1, kind: weapon, who: [B], text: Een mes.}
  - {key: mk2, kind: threat, who: [B], workers_only: [w1]}
orders:
  - {key: or1, kind: exclusion_order, person: B, decisions: [{date: 2026-08-30, decision: imposed}]}
conditions:
  - {key: c1, text: Niemand drinkt in huis.}
  - {key: c2, text: Wat zij alleen wil., visible_to: [A]}
rules:
  - {key: r1, number: 1, circle: [A, B], persons: [B], situation: altijd, text: "@B belt."}
  - {key: r2, number: 2, circle: [A, B], persons: [B], situation: altijd, text: "@B gaat weg."}
safety_plans:
  - {key: sp1, circle: [A, B], state: in_force, made: 2026-09-11, rules: [1], conditions: [c1],
     answers: [{person: B, answer: agrees, date: 2026-09-11}]}
personal_plans:
  - {key: pp1, person: A, made: 2026-09-11, visible_to: [A, B]}
sessions:
  - {key: s1, at: 2026-09-17T14:00, state: held, mode: joint, present: [A, B, w1], summary: Samen.}
  - {key: s2, at: 2026-09-18T14:00, state: held, mode: separate, present: [A, w1],
     visible_to: [A, B]}
observations:
  - {key: ob1, date: 2026-09-17, about: [A], said_by: A, topic: safety, score: 3, asked: apart,
     visible_to: [A, B]}
  - {key: ob2, date: 2026-09-17, about: [A], said_by: A, topic: safety, score: 4}
  - {key: ob3, date: 2026-09-17, about: [A], said_by: A, topic: safety, score: 2, asked: apart}
goals:
  - {key: g1, persons: [A], text: Weer werken.}
  - {key: g2, persons: [A, B], text: Samen eten., visible_to: [A, B]}
  - {key: g3, persons: [A], text: "Iets met @E.", visible_to: [A]}
actions:
  - {key: at1, text: Bellen., done_by: w1}
advice:
  - key: ad1
    made: 2026-10-30
    visible_to: [A, B]
    parts: [{part: acute, text: Rust., visible_to: [A]}]
"""
