/*
 * student: somebody who plays the lab. Each deed is done in a terminal by keys and, beside it, to
 * a session in memory, the shadow, which says where each field is and what the readout must say
 * then.
 */
#ifndef TESTS_TERM_STUDENT_H
#define TESTS_TERM_STUDENT_H

#include <stdbool.h>
#include <stddef.h>

#include "scenes/stage.h"
#include "store/buffer.h"
#include "terminal.h"

/*
 * A field and what is set or written there; an action without text; a view (":math"), opened and
 * closed.
 */
struct deed {
    const char *field, *text;
};

struct student {
    struct catalog *catalog;
    struct stage *shadow;
    struct terminal *terminal; /* NULL: the shadow plays alone */
    char unfolded[100];        /* the workbench whose further controls were unfolded */
};

/*
 * From the list of parts to its end: part 1, 2, 3 with the finale. Each ends with a field of
 * NULL.
 */
extern const struct deed part1[], part2[], part3[];

/* The command that plays a track in a ledger: valid until the next call. */
const char *const *student_command(const char *track, const char *ledger, bool linear);

/* With a shadow whose ledger lies in FOLDER; it stands where the program stands at its start. */
struct student student_enter(const char *folder, const char *track, struct terminal *terminal);
void student_leave(struct student *student);

const struct scene *student_scene(const struct student *student);
const struct scene_field *student_field(const struct student *student, const char *id);

/*
 * Does one deed, or all up to the end; false, with a comment, once the terminal shows anything
 * else.
 */
bool student_do(struct student *student, const struct deed *deed);
bool student_play(struct student *student, const struct deed *deeds);

/* Whether the screen is a workbench, the finale's too; whether a field is one of its controls. */
bool student_on_bench(const struct student *student);
bool student_is_control(const struct scene_field *field);

/* Tells one screen from another: its kind, its step and its title. */
void student_name_screen(const struct student *student, char name[200]);

/* Takes the focus to a field and sees the readout name it. */
bool student_focus(struct student *student, const char *id);

/* Waits until the terminal shows the shadow's screen. */
bool student_await_screen(struct student *student);

/* Sends the event to the shadow alone. */
bool student_shadow(struct student *student, enum event_kind kind, const char *field,
                    const char *text);

/* What the readout says of a field, and whether the terminal's readout line says so. */
bool student_reads(const struct terminal *terminal, const struct scene_field *field);

/* The deed as the lines that linear mode takes, where the shadow stands now. */
void student_lines(const struct student *student, const struct deed *deed, struct buffer *lines);

#endif
