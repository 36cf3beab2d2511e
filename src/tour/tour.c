#include "tour/tour.h"

#include <stdio.h>
#include <string.h>

#include "tour/answers.h"

enum step_kind {
    HALT,   /* `what` is the screen, `when` tells it apart */
    ACT,    /* the action `what` */
    VIEW,   /* the page `what`, and a halt there */
    ANSWER, /* every field of the screen that asks for something */
    MOVE,   /* every control to where it meets the aims */
    TRY,    /* the same, and a run behind each */
    TEST,   /* a side of the experiment that tests the prediction */
    REPAIR  /* what mends the struck design, and a repair behind each */
};

struct step {
    enum step_kind kind;
    const char *what, *when;
};

static const struct step begins[] = {
    {HALT, "start", ""},  {ACT, "begin", NULL}, {HALT, "track", ""},
    {ACT, "track", NULL}, {HALT, "parts", ""},
};

static const struct step predicts[] = {
    {ACT, "part", NULL},  {HALT, "brief", ""},        {ACT, "to_lock", NULL}, {HALT, "lock", ""},
    {ANSWER, NULL, NULL}, {HALT, "lock", "answered"}, {ACT, "lock", NULL},
};

static const struct step tries[] = {
    {HALT, "case", "as it opens"}, {TEST, NULL, NULL},        {ACT, "trial", NULL},
    {HALT, "case", "tried"},       {ACT, "to_mission", NULL},
};

static const struct step works[] = {
    {HALT, "workbench", "as it opens"},
    {ACT, "commit", NULL},
    {TRY, NULL, NULL},
    {HALT, "workbench", "at the end"},
    {VIEW, "math", NULL},
    {VIEW, "table", NULL},
    {VIEW, "map", NULL},
    {VIEW, "radar", NULL},
    {VIEW, "hint", NULL},
    {VIEW, "history", NULL},
    {VIEW, "evidence", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {HALT, "observe", ""},
    {ANSWER, NULL, NULL},
    {ACT, "observe", NULL},
    {HALT, "reveal", ""},
};

static const struct step argues[] = {
    {ACT, "to_reflect", NULL},
    {HALT, "reflect", ""},
    {ANSWER, NULL, NULL},
    {ACT, "submit", NULL},
    {HALT, "reflect", "held against the model"},
    {ACT, "to_parts", NULL},
};

static const struct step finales[] = {
    {ACT, "to_finale", NULL},
    {HALT, "brief", ""},
    {ACT, "to_workbench", NULL},
    {HALT, "finale", "as it opens"},
    {MOVE, NULL, NULL},
    {ACT, "commit", NULL},
    {HALT, "finale", "at the end"},
    {VIEW, "math", NULL},
    {VIEW, "table", NULL},
    {VIEW, "map", NULL},
    {VIEW, "radar", NULL},
    {VIEW, "hint", NULL},
    {VIEW, "evidence", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_stress", NULL},
    {HALT, "lock", "under stress"},
    {ANSWER, NULL, NULL},
    {HALT, "lock", "under stress, answered"},
    {ACT, "lock", NULL},
    {HALT, "stress", "as it is struck"},
    {REPAIR, NULL, NULL},
    {HALT, "stress", "repaired"},
    {VIEW, "math", NULL},
    {VIEW, "table", NULL},
    {VIEW, "radar", NULL},
    {VIEW, "hint", NULL},
    {VIEW, "evidence", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_decide", NULL},
    {HALT, "reflect", "the decision"},
    {ANSWER, NULL, NULL},
    {ACT, "submit", NULL},
    {HALT, "reveal", "what came of it"},
    {ACT, "to_legacy", NULL},
    {HALT, "reflect", "the legacy"},
    {ANSWER, NULL, NULL},
    {ACT, "submit", NULL},
    {HALT, "reflect", "the legacy, submitted"},
    {ACT, "to_parts", NULL},
};

static const struct step ends[] = {
    {ACT, "to_end", NULL},
    {HALT, "end", ""},
};

const char *const *tour_screens(void)
{
    static const char *const names[] = {
        "start",   "track",  "parts",   "brief",  "lock",    "case",     "workbench",
        "observe", "reveal", "reflect", "finale", "stress",  "end",      "math",
        "table",   "map",    "radar",   "hint",   "history", "evidence", NULL};
    return names;
}

void tour_title(const struct tour_stop *stop, struct buffer *title)
{
    buffer_add_text(title, stop->screen);
    if (stop->part == SIM_PART_FINALE && strcmp(stop->screen, "finale") != 0) {
        buffer_add_text(title, " of the finale");
    } else if (stop->part > 0 && stop->part < SIM_PART_FINALE) {
        buffer_add_format(title, " %d", stop->part);
    }
    buffer_add_format(title, "%s%s", *stop->when ? ", " : "", stop->when);
}

/* ---- the student ---- */

struct good_student {
    struct stage *stage;
    struct answers answers;
    int part;
    tour_shot *shot;
    void *context;
    struct buffer *why;
};

static void halt(const struct good_student *student, const char *screen, const char *when)
{
    student->shot(student->stage, &(struct tour_stop){student->part, screen, when},
                  student->context);
}

static bool does(const struct good_student *student, enum event_kind kind, const char *field,
                 const char *text)
{
    const struct event event = {.kind = kind, .field = field, .text = text};
    if (stage_handle(student->stage, &event)) {
        return true;
    }
    buffer_add_format(student->why, "part %d, %s%s%s: %s", student->part, field ? field : "",
                      text ? " " : "", text ? text : "", stage_scene(student->stage)->message);
    return false;
}

/* An action; those about a part or a track take it from where the student is. */
static bool acts(const struct good_student *student, const char *action)
{
    char name[64];
    if (strcmp(action, "part") == 0) {
        snprintf(name, sizeof name, "part.%d", student->part);
    } else if (strcmp(action, "track") == 0) {
        snprintf(name, sizeof name, "track.%s", student->answers.track->id);
    } else {
        snprintf(name, sizeof name, "%s", action);
    }
    return does(student, EVENT_ACT, name, NULL);
}

/* The ids of the scene's fields, which hold until the next event: copied. */
static size_t asked_fields(const struct good_student *student, char fields[][64], size_t room)
{
    const struct scene *scene = stage_scene(student->stage);
    size_t count = 0;
    for (size_t i = 0; i < scene->field_count && count < room; i++) {
        if (scene->fields[i].kind != SCENE_ACTION) {
            snprintf(fields[count++], sizeof fields[0], "%s", scene->fields[i].id);
        }
    }
    return count;
}

static bool is_long(const struct good_student *student, const char *field)
{
    const struct scene_field *asked = scene_field(stage_scene(student->stage), field);
    return asked && asked->multiline;
}

static bool answers(const struct good_student *student)
{
    enum { FIELDS = 16 };
    char fields[FIELDS][64], text[ANSWER_ROOM];
    size_t count = asked_fields(student, fields, FIELDS);
    for (size_t i = 0; i < count; i++) {
        const char *answer = answers_field(&student->answers, (enum sim_part)student->part,
                                           fields[i], text);
        enum event_kind kind = is_long(student, fields[i]) ? EVENT_DRAFT : EVENT_TYPE;
        if (answer != NULL && !does(student, kind, fields[i], answer)) {
            return false;
        }
    }
    return true;
}

static const struct part *part_of(const struct good_student *student)
{
    return &student->answers.track->parts[student->part - 1];
}

/* Whether a control was moved: what it stands on is refused while another stands in its way. */
static bool moves(const struct good_student *student, const struct control *control, bool *moved)
{
    const struct event event = {.kind = EVENT_TYPE, .field = control->name};
    char text[ANSWER_ROOM];
    struct event typed = event;
    const struct design *first = &student->answers.track->defaults;
    const struct design *design = &student->answers.designs.of[student->part - 1];
    *moved = control_value(control, first) != control_value(control, design);
    typed.text = answers_control(&student->answers, (enum sim_part)student->part, control, text);
    return stage_handle(student->stage, &typed);
}

static bool moves_all(const struct good_student *student, bool commits)
{
    enum { PASSES = 3 };
    const struct part *part = part_of(student);
    bool all = false, moved;
    int pass = 0;
    for (; pass < PASSES && !all; pass++) {
        all = true;
        for (size_t i = 0; i < part->slider_count; i++) {
            const struct control *control = &part->controls[i];
            bool good = control->fixed || moves(student, control, &moved);
            all = all && good;
            if (good && !control->fixed && moved && commits && pass == 0 &&
                !does(student, EVENT_ACT, "commit", NULL)) {
                return false;
            }
        }
    }
    if (!all) {
        buffer_add_format(student->why, "part %d: the design can't be set: %s", student->part,
                          stage_scene(student->stage)->message);
    }
    return all && (!commits || pass == 1 || does(student, EVENT_ACT, "commit", NULL));
}

/* Each change of the mend, and a repair behind it. */
static bool repairs(const struct good_student *student)
{
    const struct mend *mend = &student->answers.mend;
    char text[ANSWER_ROOM];
    for (size_t i = 0; i < mend->count; i++) {
        const struct control *control = mend->moves[i].control;
        answers_value(&student->answers, control, mend->moves[i].value, text);
        if (!does(student, EVENT_TYPE, control->name, text) ||
            !does(student, EVENT_ACT, "repair", NULL)) {
            return false;
        }
    }
    return true;
}

/* The first side that goes further. */
static bool tests(const struct good_student *student)
{
    const struct event one = {.kind = EVENT_TRY, .steps = -1};
    return stage_handle(student->stage, &one) || does(student, EVENT_TRY, NULL, NULL);
}

static bool takes(const struct good_student *student, const struct step *step)
{
    bool done = true;
    switch (step->kind) {
    case HALT: halt(student, step->what, step->when); break;
    case ACT: done = acts(student, step->what); break;
    case ANSWER: done = answers(student); break;
    case MOVE: done = moves_all(student, false); break;
    case TRY: done = moves_all(student, true); break;
    case TEST: done = tests(student); break;
    case REPAIR: done = repairs(student); break;
    case VIEW:
        done = does(student, EVENT_VIEW, step->what, NULL);
        if (done && step->what != NULL) {
            halt(student, step->what, "");
        }
        break;
    }
    return done;
}

static bool takes_all(const struct good_student *student, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!takes(student, &steps[i])) {
            return false;
        }
    }
    return true;
}

/* A lock that was asked about the mission's own design has no case. */
static bool has_case(const struct good_student *student)
{
    return stage_scene(student->stage)->screen == SCENE_CASE;
}

#define TAKES(student, steps) takes_all(student, steps, sizeof(steps) / sizeof *(steps))

bool tour_play(struct stage *stage, const struct catalog *catalog, const struct track *track,
               unsigned variant, tour_shot *shot, void *context, struct buffer *why)
{
    struct good_student student = {.stage = stage, .shot = shot, .context = context, .why = why};
    answers_find(&student.answers, catalog, track, variant);
    bool good = TAKES(&student, begins);
    for (student.part = SIM_PART_SCALING; good && student.part <= SIM_PART_COMPOUND;
         student.part++) {
        good = TAKES(&student, predicts) && (!has_case(&student) || TAKES(&student, tries)) &&
               TAKES(&student, works) &&
               (student.part == SIM_PART_COMPOUND || TAKES(&student, argues));
    }
    student.part = SIM_PART_FINALE;
    good = good && TAKES(&student, finales);
    student.part = 0;
    return good && TAKES(&student, ends);
}

static void mean_nothing(void *context, const struct ledger_log *log, struct buffer *out)
{
    (void)context;
    (void)log;
    (void)out;
}

static bool take_nothing(void *context, struct ledger *ledger, struct buffer *file,
                         struct buffer *why)
{
    (void)context;
    (void)ledger;
    (void)file;
    (void)why;
    return false;
}

const struct handin *tour_handin(void)
{
    static const struct handin desk = {.meaning = mean_nothing, .put = take_nothing};
    return &desk;
}
