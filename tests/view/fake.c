#include "fake.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/buffer.h"
#include "store/memory.h"

enum { FIELDS = 12 };

struct stage {
    struct scene scene;
    enum scene_screen below; /* what a page lies over */
    struct scene_field fields[FIELDS];
    char values[FIELDS][300];
    struct buffer events, given;
    size_t handled;
    const char *refusal;
    const char *standing; /* an alarm; nothing can be saved while it stands */
};

/* Whose texts it speaks; read once, for all sessions. */
static struct catalog *catalog;

static void forget_catalog(void)
{
    catalog_free(catalog);
}

static void read_catalog(void)
{
    struct fault_list faults = {0};
    const char *folder = getenv("FLEETLAB_DATA_DIR");
    if (catalog) {
        return;
    }
    catalog = catalog_load(folder ? folder : "data", "en", &faults);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    if (!catalog || atexit(forget_catalog) != 0) {
        exit(99);
    }
}

static const char *const topologies[] = {"torus", "fat tree"};
static const char *const hops[] = {"hop one, NVLink, inside the node",
                                   "hop two, InfiniBand, between racks",
                                   "hop three, fibre, between continents"};
static const char *const sureness[] = {"1 a guess", "2 fairly", "3 sure"};

static const struct scene_step steps[] = {
    {"brief", false, true},    {"lock", false, true},    {"workbench", true, false},
    {"observe", false, false}, {"reveal", false, false}, {"reflect", false, false},
};

#define TEXT "A fleet is paid for in three costs: computation, communication, coordination. "
static const struct scene_paragraph brief[] = {
    {SCENE_HEADING, "The Scaling Wall Audit"},
    {SCENE_TEXT, TEXT TEXT},
    {SCENE_TEXT, TEXT TEXT TEXT},
    {SCENE_TEXT, TEXT TEXT},
    {SCENE_FORMULA, "step = computation + communication + coordination - overlap"},
    {SCENE_TEXT, TEXT TEXT TEXT},
    {SCENE_TEXT, TEXT TEXT},
    {SCENE_HEADING, "What your answers are judged by"},
    {SCENE_ITEM, "the prediction and its reason"},
    {SCENE_ITEM, "numbers from your runs"},
};
static const struct scene_paragraph lock[] = {
    {SCENE_TEXT, "100,000 accelerators on three continents train one model."},
    {SCENE_HEADING, "Which hop takes the longest in each step?"},
};
static const struct scene_paragraph reflect[] = {
    {SCENE_TEXT, "Patterson (scripted prompt, not a quotation): where does it saturate?"},
};
static const struct scene_paragraph page[] = {
    {SCENE_HEADING, "Fleet Iron Law"},
    {SCENE_FORMULA, "7.60 s = 0.76 s + 6.03 s + 1.06 s - 0.25 s"},
};

static struct scene_row verdict_rows[] = {
    {0, "bisection", "0.03", "below 1", SCENE_MET, NAN, "", NULL, NULL},
    {0, "communication", "76 %", "at most 40 %", SCENE_NOT_MET, NAN, "try: local steps up", NULL,
     NULL},
    {0, "ports", "cannot say", "", SCENE_CANNOT_SAY, NAN, "", NULL, NULL},
};
static struct scene_row law_rows[] = {
    {'C', "compute", "0.764 s", "", SCENE_NO_VERDICT, 0.10, "", NULL, NULL},
    {'1', "NVLink", "0.086 s", "", SCENE_NO_VERDICT, 0.01, "", NULL, NULL},
    {'2', "InfiniBand", "0.252 s", "", SCENE_NO_VERDICT, 0.03, "", NULL, NULL},
    {'3', "fibre", "5.694 s", "", SCENE_NO_VERDICT, 0.72, "", NULL, NULL},
    {'W', "coordination", "1.059 s", "", SCENE_NO_VERDICT, 0.14, "", NULL, NULL},
};
static struct scene_row gauge_rows[] = {
    {0, "CI ratio", "0.0332", "below one", SCENE_MET, 0.033, "", NULL, NULL},
};
static const double nodes[] = {1e2, 1e3, 1e4, 3.4e4, 3.5e4, 1e5, 1e6};
static const double goodput[] = {4e16, 4e17, 4e18, 1.2e19, 5.2e18, 5.4e18, 6e18};
static const struct scene_series series[] = {
    {'G', '*', "goodput", nodes, goodput, sizeof nodes / sizeof nodes[0]},
};
static const struct scene_mark marks[] = {
    {'@', "now", 1e5, 5.4e18},
    {'B', "Light Barrier", 34001, NAN},
};
static const struct scene_plot plot = {{"nodes", "", SCENE_LOG, 1, 1e6, '.', 0},
                                       {"goodput", "FLOP/s", SCENE_LOG, 1e16, 1e20, '.', 0},
                                       series,
                                       1,
                                       marks,
                                       2,
                                       NULL,
                                       false,
                                       false};
static const struct scene_instrument bench[] = {
    {.id = "verdicts",
     .title = "Verdicts",
     .kind = SCENE_VERDICTS,
     .rows = verdict_rows,
     .row_count = 3,
     .sentence = "1 of 3 MET."},
    {.id = "law",
     .title = "Fleet Iron Law",
     .kind = SCENE_BAR,
     .rows = law_rows,
     .row_count = 5,
     .sentence = "Step 7.60 s; hop three is the slowest."},
    {.id = "goodput",
     .title = "Goodput over fleet size",
     .kind = SCENE_PLOT,
     .spark_says = "",
     .plot = &plot,
     .sentence = "Goodput falls 2.35 times at 34,001 nodes."},
    {.id = "ci",
     .title = "CI ratio",
     .kind = SCENE_GAUGE,
     .rows = gauge_rows,
     .row_count = 1,
     .sentence = "The bisection has room."},
    {.id = "map",
     .title = "Map",
     .kind = SCENE_VALUES,
     .rows = law_rows,
     .row_count = 5,
     .sentence = "",
     .on_demand = true},
};

/* ---- building ---- */

static struct scene_field *add(struct stage *stage, enum scene_field_kind kind, const char *id,
                               const char *label, const char *value)
{
    size_t i = stage->scene.field_count++;
    strcpy(stage->values[i], value);
    stage->fields[i] = (struct scene_field){
        .id = id,
        .label = label,
        .kind = kind,
        .value = stage->values[i],
        .range = "",
        .help = "One sentence of help.",
        .position = NAN,
        .first_position = NAN,
        .readout = label,
        .text_limit = 2000,
    };
    return &stage->fields[i];
}

static void add_number(struct stage *stage, const char *id, const char *label, const char *value,
                       const char *range, double position)
{
    struct scene_field *field = add(stage, SCENE_NUMBER, id, label, value);
    field->range = range;
    field->position = position;
    field->first_position = position / 2;
}

static struct scene_field *add_choice(struct stage *stage, const char *id, const char *label,
                                      const char *const *options, size_t count, size_t option)
{
    struct scene_field *field = add(stage, SCENE_CHOICE, id, label,
                                    option < count ? options[option] : "");
    field->options = options;
    field->option_count = count;
    field->option = option;
    return field;
}

static void add_bench(struct stage *stage)
{
    add_number(stage, "nodes", "Fleet size N", "100,000", "1 to 1 million", 0.8);
    add_number(stage, "dispersion_km", "Dispersion", "10,000 km", "0 to 20,000 km", 0.5);
    add_choice(stage, "topology", "Topology", topologies, 2, 1);
    add_number(stage, "local_steps", "Local steps", "1", "1 to 500", 0);
    stage->fields[3].more = true;
    add(stage, SCENE_ACTION, "commit", "Commit this run", "")->primary = true;
    add(stage, SCENE_ACTION, "observe", "Go on to the observation", "");
}

static void add_lock(struct stage *stage)
{
    add_choice(stage, "choice", "Your choice", hops, 3, 3);
    add(stage, SCENE_EDIT, "number", "Your number", "");
    add_number(stage, "percent", "Change in per cent", "", "-100 to 100", NAN);
    add_choice(stage, "confidence", "How sure are you?", sureness, 3, 3);
    struct scene_field *action = add(stage, SCENE_ACTION, "lock", "Lock my prediction", "");
    action->primary = true;
    action->confirm = "Lock this prediction? It cannot be changed afterwards.";
}

static void add_reflect(struct stage *stage)
{
    add(stage, SCENE_EDIT, "count", "The node count", "");
    add(stage, SCENE_EDIT, "reason", "Your argument", "")->multiline = true;
    add(stage, SCENE_ACTION, "submit", "Submit", "")->primary = true;
    add(stage, SCENE_ACTION, "back", "Back", "");
}

#define LIST(scene, what, array) \
    ((scene)->what##s = (array), (scene)->what##_count = sizeof(array) / sizeof(array)[0])

void fake_show(struct stage *stage, enum scene_screen screen)
{
    struct scene *scene = &stage->scene;
    *scene = (struct scene){.screen = screen,
                            .aim = "",
                            .track = "Cloud Titan",
                            .title = "1 Scaling Wall",
                            .trail = steps,
                            .trail_count = 6,
                            .message = "",
                            .standing = "",
                            .fields = stage->fields,
                            .reads = screen != SCENE_REFLECT,
                            .save = SCENE_SAVED};
    if (screen != SCENE_PAGE) {
        stage->below = screen;
    }
    if (screen == SCENE_BRIEF) {
        LIST(scene, paragraph, brief);
        add(stage, SCENE_ACTION, "to_lock", "Make your prediction", "")->primary = true;
        add(stage, SCENE_ACTION, "to_parts", "Back to the parts", "");
    } else if (screen == SCENE_LOCK) {
        LIST(scene, paragraph, lock);
        add_lock(stage);
    } else if (screen == SCENE_WORKBENCH) {
        scene->aim = "Controls";
        LIST(scene, instrument, bench);
        add_bench(stage);
    } else if (screen == SCENE_REFLECT) {
        LIST(scene, paragraph, reflect);
        add_reflect(stage);
    } else {
        LIST(scene, paragraph, page);
        LIST(scene, instrument, bench);
    }
}

void fake_add_action(struct stage *stage, const char *id, const char *label)
{
    add(stage, SCENE_ACTION, id, label, "");
}

struct stage *fake_open(void)
{
    struct stage *stage = memory_get(1, sizeof *stage);
    read_catalog();
    fake_show(stage, SCENE_WORKBENCH);
    return stage;
}

void fake_close(struct stage *stage)
{
    buffer_free(&stage->events);
    buffer_free(&stage->given);
    free(stage);
}

void fake_refuse(struct stage *stage, const char *message)
{
    stage->refusal = message;
}

void fake_say(struct stage *stage, const char *message, bool alarm)
{
    stage->scene.message = stage->scene.standing = message;
    stage->scene.alarm = stage->scene.standing_alarm = alarm;
}

void fake_stand(struct stage *stage, const char *alarm)
{
    fake_say(stage, alarm, true);
    stage->standing = alarm;
    stage->fields[0].change = "Step 1 s";
}

const char *fake_events(struct stage *stage)
{
    buffer_free(&stage->given);
    stage->given = stage->events;
    stage->events = (struct buffer){0};
    return buffer_text(&stage->given);
}

/* ---- the session's functions ---- */

static void write_down(struct stage *stage, const struct event *event)
{
    static const char *const kinds[] = {
        [EVENT_STEP] = "STEP",   [EVENT_TYPE] = "TYPE", [EVENT_CHOOSE] = "CHOOSE",
        [EVENT_DRAFT] = "DRAFT", [EVENT_ACT] = "ACT",   [EVENT_VIEW] = "VIEW",
        [EVENT_UNDO] = "UNDO",   [EVENT_REDO] = "REDO", [EVENT_RESTORE] = "RESTORE",
        [EVENT_SAVE] = "SAVE"};
    static const char *const sizes[] = {[STEP_FINE] = "fine",
                                        [STEP_ONE] = "one",
                                        [STEP_COARSE] = "coarse",
                                        [STEP_TO_LIMIT] = "limit"};
    buffer_add_text(&stage->events, kinds[event->kind]);
    if (event->field) {
        buffer_add_format(&stage->events, " %s", event->field);
    }
    if (event->kind == EVENT_STEP) {
        buffer_add_format(&stage->events, " %+d %s", event->steps, sizes[event->size]);
    }
    if (event->kind == EVENT_CHOOSE) {
        buffer_add_format(&stage->events, " %d", event->steps);
    }
    if (event->text) {
        buffer_add_format(&stage->events, " %s", event->text);
    }
    buffer_add_char(&stage->events, '\n');
}

static void change(struct stage *stage, const struct event *event)
{
    for (size_t i = 0; i < stage->scene.field_count; i++) {
        struct scene_field *field = &stage->fields[i];
        if (!event->field || strcmp(field->id, event->field) != 0) {
            continue;
        }
        if (field->option_count > 0) {
            field->option = event->kind == EVENT_CHOOSE ? (size_t)event->steps
                                                        : (field->option + 1) % field->option_count;
            strcpy(stage->values[i], field->options[field->option]);
        } else if (event->text && strlen(event->text) < sizeof stage->values[i]) {
            strcpy(stage->values[i], event->text);
        }
    }
}

size_t stage_handled(const struct stage *stage)
{
    return stage->handled + 1;
}

bool stage_handle(struct stage *stage, const struct event *event)
{
    write_down(stage, event);
    stage->handled++;
    stage->scene.message = stage->standing ? stage->standing : "";
    if (stage->refusal) {
        stage->scene.message = stage->refusal;
        stage->scene.save = SCENE_NOT_SAVED;
        return false;
    }
    stage->scene.save = stage->standing ? SCENE_NOT_SAVED : SCENE_SAVED;
    if (event->kind == EVENT_VIEW) {
        fake_show(stage, event->field ? SCENE_PAGE : stage->below);
    } else if (event->kind == EVENT_STEP || event->kind == EVENT_CHOOSE ||
               event->kind == EVENT_TYPE || event->kind == EVENT_DRAFT) {
        change(stage, event);
    }
    return true;
}

const char *stage_turn(struct stage *stage)
{
    (void)stage;
    return NULL;
}

void stage_set_wide(struct stage *stage, bool wide)
{
    (void)stage;
    (void)wide;
}

void stage_set_glance(struct stage *stage, bool glance)
{
    (void)stage;
    (void)glance;
}

const struct scene *stage_scene(const struct stage *stage)
{
    return &stage->scene;
}

const char *stage_text(const struct stage *stage, const char *id)
{
    (void)stage;
    return text_of(catalog, NULL, 0, id);
}

const char *stage_explain(const struct stage *stage, const struct scene_field *field,
                          const struct scene_instrument *instrument, const struct scene_row *row)
{
    (void)stage;
    return field ? field->help : row ? row->label : instrument->title;
}

const char *stage_terms(const struct stage *stage)
{
    (void)stage;
    return "";
}

bool stage_opens(const struct stage *stage, const char *view)
{
    (void)stage;
    (void)view;
    return true;
}
