/* talk.h: a field of the screen, named in a line: chosen, asked for, given a value. */
#ifndef TERM_TALK_H
#define TERM_TALK_H

#include "term/dialog.h"
#include "term/external.h"

struct talk {
    struct dialog dialog;
    struct external external;
    char *named; /* the field that was named last: + and - step it; NULL: none */
};

/* The field that a line names: by its number in the menu, its id or its label, in any case; NULL.
 */
const struct scene_field *talk_field(const struct scene *scene, const char *line);

/* The only field whose label begins with the line, of three letters or more, in any case; NULL. */
const struct scene_field *talk_field_begun(const struct scene *scene, const char *line);

/* Keeps in mind what was named last, if it can be stepped. */
void talk_remember(struct talk *talk, const struct scene_field *field);

/* Refuses a line because nothing is called so. */
void talk_refuse_name(struct talk *talk, const char *name);

/* Does an action, or asks for the value of a field and gives it. */
void talk_choose(struct talk *talk, const struct scene_field *field);

/* Obeys "NAME=VALUE"; EQUALS is its sign. An option may be called by its number. */
void talk_assign(struct talk *talk, const char *line, const char *equals);

/* In the student's own editor: the answer of that name; NULL: the only text of the screen. */
void talk_edit(struct talk *talk, const char *id);

/* Frees what the talk keeps. */
void talk_end(struct talk *talk);

#endif
