/*
 * focus.h: where the student is: on which screen, page or help, and there on which field, text or
 * line of an instrument.
 */
#ifndef VIEW_FOCUS_H
#define VIEW_FOCUS_H

#include "scenes/stage.h"
#include "view/place.h"

/* A page lies over a screen, the help over both; each has a place of its own. */
struct focus {
    struct stage *stage;
    struct place screen, page, help_page;
    struct place *left; /* where the student was on the screens that were left, for coming back */
    size_t left_count, left_room;
    bool help;     /* the help page lies over everything */
    bool unfolded; /* further controls are shown, on every workbench until they are folded */
    size_t room;   /* further fields that this screen has room for */
    bool reading;  /* Left and Right move the reading place alone, as a braille display's keys do */
};

void focus_free(struct focus *focus);

/* Looks at the scene anew after an event. True: another screen is shown, and begins on what is to be
 * done next; or where it was left, if the same is to be done next as then. */
bool focus_sync(struct focus *focus);

/* The scene that is shown, and the student's place on it. */
const struct scene *focus_scene(const struct focus *focus);
struct place *focus_place(struct focus *focus);

/* Whether it is a workbench; whether a page or the help lies over it. */
bool focus_on_bench(const struct focus *focus);
bool focus_on_page(const struct focus *focus);

/* Begins the screen afresh, on what is to be done next: what is to be read on it is new. */
void focus_begin(struct focus *focus);

/* Opens the help page at its beginning, or closes it. */
void focus_turn_help(struct focus *focus);

/* The focused field; NULL where a text or an instrument has the focus, or there is no field. */
const struct scene_field *focus_field(struct focus *focus);

/* The focused choice of a form whose options stand below it, a line each; NULL: there is none. */
const struct scene_field *focus_list(struct focus *focus);

/* The scene's field of that id; NULL: none. */
const struct scene_field *focus_find(const struct focus *focus, const char *id);

/* Whether a field is on the screen now; and whether it would be folded away: a workbench folds the
 * further fields for which it has no room. */
bool focus_shows(const struct focus *focus, const struct scene_field *field);
bool focus_folds(const struct focus *focus, const struct scene_field *field);

/* The line that stands for what is folded away here, behind the last control that is shown, or where
 * only actions are folded behind the last action; NULL: nothing is. An action that no scene has. */
const struct scene_field *focus_fold(const struct focus *focus);

/* How many fields it stands for: controls, or where none is folded actions; and which. */
size_t focus_folded(const struct focus *focus);
bool focus_folds_actions(const struct focus *focus);

/* Shows further controls, or folds them away. What has the focus keeps it where it is shown; the
 * fold's line gives it to the first field that it stood for, and takes it back from them. */
void focus_unfold(struct focus *focus);

/* Gives a field the focus; NULL: what is to be done next (scene.h). */
void focus_set(struct focus *focus, const struct scene_field *field);

/* Moves within the fields; false at their end. */
bool focus_move(struct focus *focus, int by);

/* What has the focus, as keys.h says it. */
unsigned focus_where(struct focus *focus);

#endif
