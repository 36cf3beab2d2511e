/*
 * schema_text: the texts that there must be, declared once. A text that the program is to show gets
 * a row here; one that has none is refused, since nobody would read it.
 */
#ifndef COURSE_SCHEMA_TEXT_H
#define COURSE_SCHEMA_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Where a text is looked up: it must be found in each of these places. */
enum schema_where {
    IN_PROGRAM = 1, /* without track and part, and never with them */
    IN_LAB = 2,     /* wherever the lab stands: so it is there without track and part */
    IN_TRACK = 4,   /* on each track */
    IN_PART1 = 8,   /* in part 1 of each track; twice that in part 2, and so on */
    IN_PART2 = 16,
    IN_PART3 = 32,
    IN_FINALE = 64,
    IN_PARTS = IN_PART1 | IN_PART2 | IN_PART3 | IN_FINALE,
    IN_LOOPS = IN_PART1 | IN_PART2 | IN_PART3 /* parts with a prediction */
};

/* What each % of an id stands for. */
enum schema_of {
    OF_WORDS,           /* each of `words` */
    OF_CONTROLS,        /* each parameter that the part has, by itself or by a row */
    OF_LEVERS,          /* each parameter of any part of the track: the finale names them all */
    OF_CHOICES,         /* NAME.VALUE of each choice of a parameter that the part has */
    OF_AIMS,            /* each id of an aim of the part, ... */
    OF_FAILURES,        /* ... of a failure, */
    OF_LOCK_CHOICES,    /* ... of a choice of its prediction, */
    OF_LOCK_MECHANISMS, /* ... of a reason for it */
    OF_REASONS,         /* each reason for which the model can't say */
    OF_ROWS,            /* each row of the table that `words` names */
    OF_LABELS,          /* TABLE.ROW of each row of the tables that `words` names */
    OF_PRESETS,         /* presets.ROW of each preset of the track */
    OF_SYMBOLS,         /* each unit that has a symbol */
    OF_UNIT_NAMES       /* ID.name.FORM of each unit that has names, by the language's forms */
};

/* What a text may be filled from where it is shown. */
enum schema_fill {
    FILL_NOTHING, /* no design is at hand: it is a name, a label, a word */
    FILL_INPUTS,  /* a design, and nothing is computed of it: before a prediction is locked */
    FILL_ALL      /* outputs and figures, too */
};

struct schema_text {
    const char *id;    /* with a % or without */
    const char *words; /* "begin commit editor"; NULL */
    enum schema_of of;
    unsigned where; /* of enum schema_where */
    bool list;      /* ID.1, ID.2, ...: as many as [lists] says */
    enum schema_fill fill;
    size_t cells; /* that a screen keeps for it; 0: it wraps */
};

/* All of them, *count. */
const struct schema_text *schema_texts(size_t *count);

#endif
