/*
 * offers: what can be done where the student is. Only what is offered can be done: no front end or
 * script goes round the loop's order.
 */
#ifndef LESSON_OFFERS_H
#define LESSON_OFFERS_H

#include "lesson/lesson.h"

/* One action, as front ends ask for it: "lock", or with what it is about behind a point: "run.3".
 */
struct offer {
    const char *id;
    bool primary; /* what Enter does on a field that is no action */
    bool more;    /* unfolds with one key */
    bool closed;  /* shown, and not to be done yet */
};

/* What is offered on the current screen or view, in the order in which it is shown. */
struct offers {
    struct arena *arena; /* holds the list and its ids */
    struct offer *items;
    size_t count, room;
};

/* Lists them; *offers holds an arena and is else empty. */
void offers_list(const struct lesson *lesson, struct offers *offers);

/* Whether an action is offered and open. */
bool offers_have(const struct offers *offers, const char *id);

#endif
