/* stressed: what came of a student's finale under stress, in a few bytes, and its words. */
#ifndef CLASS_STRESSED_H
#define CLASS_STRESSED_H

#include "lesson/state.h"
#include "store/buffer.h"
#include "store/json.h"

/* Choices are indices into the finale's lock_choices, -1: none of them. */
struct stressed {
    bool locked, struck, decided;
    bool right;           /* once struck: what was predicted broke first */
    signed char said;     /* what was predicted */
    signed char broke;    /* what broke first */
    signed char breaks;   /* what breaks the repaired design first, once decided */
    signed char decision; /* index into the options of the finale's first question; -1: none */
    unsigned char step;   /* at which it broke; 0: it held to the last */
    unsigned char held;   /* the last step that it holds as its student left it */
    unsigned char steps;  /* of the track's ladder */
    unsigned char repairs;
};

/* As the ledger has it: a replay (judge.h) says whether it is so. */
void stressed_take(const struct track *track, const struct part_state *finale,
                   struct stressed *stressed);

/* The decision's id, "defer"; NULL: none. */
const char *stressed_decision(const struct stressed *stressed);

/*
 * "said goodput; broke nadir at 3; wrong; repairs 2; held 5 of 6; restrict". Once locked alone
 * "said goodput; open", once struck without a decision "open" in its place; "" before.
 */
void stressed_add(struct buffer *out, const struct track *track, const struct stressed *stressed);

/* The same in nine columns: "-5/6 res "; "open" where there is no decision, "-" before. */
void stressed_add_brief(struct buffer *out, const struct stressed *stressed);

/* The same as an object; null before there is a prediction. */
void stressed_put_json(struct json_out *json, const struct track *track,
                       const struct stressed *stressed);

#endif
