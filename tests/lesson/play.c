#include "play.h"

#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../course/ours.h"
#include "store/buffer.h"

struct catalog *play_catalog(void)
{
    return our_catalog();
}

static char root[64]; /* of all ledgers of this program; removed when it ends */
static pid_t root_owner;

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

static void remove_root(void)
{
    if (getpid() == root_owner) { /* not a child that a test forked */
        nftw(root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    }
}

const char *play_ledger(void)
{
    static char path[96];
    static int count;
    if (!root[0]) {
        snprintf(root, sizeof root, "/tmp/fleetlab-play-XXXXXX");
        root_owner = getpid();
        if (!mkdtemp(root) || atexit(remove_root) != 0) {
            exit(99);
        }
    }
    snprintf(path, sizeof path, "%s/%d", root, ++count);
    if (mkdir(path, 0700) != 0) {
        exit(99);
    }
    snprintf(path, sizeof path, "%s/%d/ledger.csv", root, count);
    return path;
}

static struct stage *open_with(const struct catalog *catalog, const char *ledger, const char *track,
                               int variant, const struct store_kernel *kernel, const char *anchors)
{
    const struct session_options options = {
        .catalog = catalog,
        .kernel = kernel ? kernel : store_kernel_system(),
        .ledger_path = ledger,
        .login = "ada",
        .uid = 1000,
        .course = "test",
        .salt = "salt",
        .variant = variant,
        .track = track,
        .anchors = anchors,
        .handin = tour_handin(),
    };
    return stage_open(&options);
}

struct stage *play_open(const struct catalog *catalog, const char *ledger, const char *track,
                        int variant, const struct store_kernel *kernel)
{
    return open_with(catalog, ledger, track, variant, kernel, NULL);
}

struct stage *play_open_anchored(const struct catalog *catalog, const char *ledger,
                                 const char *track, const struct store_kernel *kernel,
                                 const char *anchors)
{
    return open_with(catalog, ledger, track, -1, kernel, anchors);
}

void play_tour(const struct catalog *catalog, const char *track, tour_shot *shot, void *context)
{
    enum { VARIANT = 1 };
    struct stage *stage = play_open(catalog, play_ledger(), NULL, VARIANT, NULL);
    struct buffer why = {0};
    if (!tour_play(stage, catalog, track_find(catalog, track), VARIANT, shot, context, &why)) {
        fprintf(stderr, "%s: %s\n", track, buffer_text(&why));
        exit(99);
    }
    buffer_free(&why);
    stage_close(stage);
}

static bool send(struct stage *stage, enum event_kind kind, const char *field, const char *text,
                 int steps)
{
    const struct event event = {kind, field, text, steps, STEP_ONE};
    return stage_handle(stage, &event);
}

bool play_act(struct stage *stage, const char *action)
{
    return send(stage, EVENT_ACT, action, NULL, 0);
}

bool play_type(struct stage *stage, const char *field, const char *text)
{
    return send(stage, EVENT_TYPE, field, text, 0);
}

bool play_draft(struct stage *stage, const char *field, const char *text)
{
    return send(stage, EVENT_DRAFT, field, text, 0);
}

bool play_step(struct stage *stage, const char *field, int steps)
{
    return send(stage, EVENT_STEP, field, NULL, steps);
}

bool play_view(struct stage *stage, const char *view)
{
    return send(stage, EVENT_VIEW, view, NULL, 0);
}

bool play_event(struct stage *stage, enum event_kind kind)
{
    return send(stage, kind, NULL, NULL, 0);
}

enum scene_screen play_screen(const struct stage *stage)
{
    return stage_scene(stage)->screen;
}

const char *play_message(const struct stage *stage)
{
    return stage_scene(stage)->message;
}

const struct scene_field *play_field(const struct stage *stage, const char *id)
{
    return scene_field(stage_scene(stage), id);
}

const struct scene_instrument *play_instrument(const struct stage *stage, const char *id)
{
    const struct scene *scene = stage_scene(stage);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (strcmp(scene->instruments[i].id, id) == 0) {
            return &scene->instruments[i];
        }
    }
    return NULL;
}

static void add_instrument(struct buffer *text, const struct scene_instrument *instrument)
{
    buffer_add_format(text, "<%s> %s: %s\n", instrument->id, instrument->title,
                      instrument->sentence);
    for (size_t i = 0; i < instrument->row_count; i++) {
        const struct scene_row *row = &instrument->rows[i];
        buffer_add_format(text, "  %s|%s|%s|%s|%s\n", row->label, row->value, row->limit,
                          scene_row_verdict(row), row->note);
    }
}

char *play_text(const struct stage *stage)
{
    const struct scene *scene = stage_scene(stage);
    struct buffer text = {0};
    buffer_add_format(&text, "%d %s %s\n", scene->screen, scene->track, scene->title);
    for (size_t i = 0; i < scene->paragraph_count; i++) {
        buffer_add_format(&text, "%s\n", scene->paragraphs[i].text);
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        buffer_add_format(&text, "[%s] %s = %s (%s) %s\n", field->id, field->label, field->value,
                          field->range, field->readout);
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        add_instrument(&text, &scene->instruments[i]);
    }
    return buffer_take(&text);
}

/* A number is typed in the unit that its control shows. */
static bool set_one(struct stage *stage, const struct part *part, char *pair)
{
    char text[64], *value = strchr(pair, '='), *end;
    *value++ = '\0';
    const struct control *control = control_find(part, pair);
    double number = strtod(value, &end);
    snprintf(text, sizeof text, "%.12g", number / control->unit->factor);
    return play_type(stage, pair, *end ? value : text);
}

bool play_set(struct stage *stage, const struct part *part, const char *values)
{
    char copy[400], *rest = copy;
    bool ok = true;
    snprintf(copy, sizeof copy, "%s", values);
    for (char *pair = strtok_r(copy, " ", &rest); pair; pair = strtok_r(NULL, " ", &rest)) {
        ok = set_one(stage, part, pair) && ok;
    }
    return ok;
}

const struct scene_row *play_row(const struct stage *stage, const char *instrument,
                                 const char *label)
{
    const struct scene_instrument *found = play_instrument(stage, instrument);
    for (size_t i = 0; found && i < found->row_count; i++) {
        if (strcmp(found->rows[i].label, label) == 0) {
            return &found->rows[i];
        }
    }
    return NULL;
}

void play_to_case(struct stage *stage, int part, const char *choice, const char *mechanism)
{
    char action[16];
    snprintf(action, sizeof action, "part.%d", part);
    play_act(stage, action);
    play_act(stage, "to_lock");
    play_type(stage, "choice", choice);
    play_type(stage, "number", "2");
    play_type(stage, "mechanism", mechanism);
    play_type(stage, "confidence", "2");
    play_act(stage, "lock");
}

void play_to_workbench(struct stage *stage, int part, const char *choice, const char *mechanism)
{
    play_to_case(stage, part, choice, mechanism);
    play_act(stage, "to_mission");
}

size_t play_missed(const struct stage *stage)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    size_t count = 0;
    for (size_t i = 0; i < verdicts->row_count; i++) {
        count += verdicts->rows[i].verdict != SCENE_MET;
    }
    return count;
}
