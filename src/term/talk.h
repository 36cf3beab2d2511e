/* talk.h: a field of the screen, named in a line: chosen, asked for, given a value. */
#ifndef TERM_TALK_H
#define TERM_TALK_H

#include "term/dialog.h"
#include "term/external.h"

struct talk {
    struct dialog dialog;
    struct external external;
    char *named; /* the field that was named last: + and - step it; NULL: none */
    char *asked; /* the field whose value is asked for; NULL: none */
    bool again;  /* since another one was refused */
};

/* The field that a line names: by its number in the menu, its id or its label, in any case; NULL.
 */
const struct scene_field *talk_field(const struct scene *scene, const char *line);

/* The same, or the only field whose label or id begins with the line. */
const struct scene_field *talk_named(const struct scene *scene, const char *line);

/* What a line of three letters or more may be the beginning of. */
struct begun {
    size_t count;
    const struct scene_field *field; /* the last of them that is one; NULL */
    const char *word;                /* the last of them that is a word; NULL */
    struct buffer names;             /* of all, one after the other */
};
bool begun_by(const char *name, const char *line);
void begun_add(struct begun *begun, const char *name);

/* Adds the fields whose label or id begins with the line. */
void talk_add_begun(struct begun *begun, const struct scene *scene, const char *line);

/* Keeps in mind what was named last, if it can be stepped. */
void talk_remember(struct talk *talk, const struct scene_field *field);

/* Refuses a value or a step: what is done takes none, what is fixed says why. False: it takes one.
 */
bool talk_refuse_value(struct talk *talk, const struct scene_field *field);

/* Refuses a name because nothing is called so, or what may be meant by it. */
void talk_refuse_name(struct talk *talk, const char *name);
void talk_refuse_begun(struct talk *talk, const char *name, const struct begun *begun);

/* Does an action, or asks for the value of a field: the next line gives it. */
void talk_choose(struct talk *talk, const struct scene_field *field);

/* The field whose value the next line is to give, with the question for it; NULL: none is asked
 * for.
 */
const struct scene_field *talk_asked(struct talk *talk, struct buffer *prompt);

/* Gives that field the value of a line; an empty one leaves it as it is. */
void talk_answer(struct talk *talk, const struct scene_field *field, const char *line);

/* Asks no more. */
void talk_leave(struct talk *talk);

/* Obeys "NAME=VALUE"; EQUALS is its sign. An option may be called by its number. */
void talk_assign(struct talk *talk, const char *line, const char *equals);

/* Obeys "NAME VALUE", "NAME=VALUE" or "NAME", whose value is asked for. */
void talk_set(struct talk *talk, const char *line);

/* Obeys "NAME VALUE" where a name of a field stands first and something behind it; false: it
 * doesn't. Where the value of ASKED is asked for (NULL: of none) only another field's name is one,
 * and its value may stand behind an equals sign. */
bool talk_set_named(struct talk *talk, const struct scene_field *asked, const char *line);

/* In the student's own editor: the answer of that name; NULL: the only text of the screen. */
void talk_edit(struct talk *talk, const char *id);

/* Frees what the talk keeps. */
void talk_end(struct talk *talk);

#endif
