/* statements: what all statements of a ledger are made of; xapi.h says which there are. */
#ifndef CLASS_STATEMENTS_H
#define CLASS_STATEMENTS_H

#include "course/catalog.h"
#include "lesson/rules.h"
#include "store/json.h"
#include "store/ledger_log.h"
#include "store/pairs.h"

#define ADL "http://adlnet.gov/expapi/"

/* What an actor did; EVENT is of the ledger, "" where it is none. */
struct verb {
    const char *event, *id, *display;
};

/* A ledger on its way to statements; RECORD, VERB, TRACK and PART are of the one that is made. */
struct statements {
    struct buffer *out;
    const struct ledger_log *log;
    const struct catalog *catalog;
    const char *home;
    struct pairs who;                     /* the ledger's first record */
    const struct ledger_record **reveals; /* the first of each question */
    const struct ledger_record *record, *before;
    const struct verb *verb;
    const struct track *track; /* of the record; NULL: none */
    enum sim_part part;        /* of the record; 0: none */
};

/* What the ledger's first record says under a name, or "unknown". */
const char *statements_who(const struct statements *s, const char *name);

/* A UUID of version 5's shape (RFC 4122) from what its name hashes to. */
void statements_put_uuid(struct json_out *json, const char *member, const char *space,
                         const char *name);

/* A text in English. */
void statements_put_words(struct json_out *json, const char *member, const char *text);

void statements_put_actor(struct json_out *json, const struct statements *s);
void statements_put_verb(struct json_out *json, const struct verb *verb);
void statements_put_context(struct json_out *json, const struct statements *s);

/* The activity's id: HOME/course/track/part/question, as far as there is one. */
void statements_put_activity(struct json_out *json, const struct statements *s, bool part,
                             const char *question);

/* The activity: QUESTION, or where it is NULL the part, or the course. */
void statements_put_object(struct json_out *json, const struct statements *s,
                           const struct question *question);

#endif
