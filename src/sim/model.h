/* model: which model this is. */
#ifndef SIM_MODEL_H
#define SIM_MODEL_H

/*
 * Its version, which a ledger names beside what it worked out; doc/model.md describes it. It grows
 * by one when an equation or a constant in C changes, so that the same design gives other numbers,
 * or when another design is judged, so that it meets other aims.
 */
#define SIM_MODEL 4

#endif
