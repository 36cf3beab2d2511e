#include "play.h"

#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/buffer.h"

struct lab_catalog *play_catalog(void)
{
    struct fault_list faults = {0};
    const char *folder = getenv("FLEETLAB_DATA_DIR");
    struct lab_catalog *catalog = lab_catalog_load(folder ? folder : "data", "en", &faults);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    if (!catalog) {
        exit(99);
    }
    return catalog;
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

static struct lab_session *open_with(const struct lab_catalog *catalog, const char *ledger,
                                     const char *track, int variant,
                                     const struct store_kernel *kernel, const char *anchors)
{
    const struct lab_options options = {
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
    };
    return lab_session_open(&options);
}

struct lab_session *play_open(const struct lab_catalog *catalog, const char *ledger,
                              const char *track, int variant, const struct store_kernel *kernel)
{
    return open_with(catalog, ledger, track, variant, kernel, NULL);
}

struct lab_session *play_open_anchored(const struct lab_catalog *catalog, const char *ledger,
                                       const char *track, const struct store_kernel *kernel,
                                       const char *anchors)
{
    return open_with(catalog, ledger, track, -1, kernel, anchors);
}

static bool send(struct lab_session *session, enum lab_event_kind kind, const char *field,
                 const char *text, int steps)
{
    const struct lab_event event = {kind, field, text, steps, LAB_STEP_ONE};
    return lab_session_handle(session, &event);
}

bool play_act(struct lab_session *session, const char *action)
{
    return send(session, LAB_ACT, action, NULL, 0);
}

bool play_type(struct lab_session *session, const char *field, const char *text)
{
    return send(session, LAB_TYPE, field, text, 0);
}

bool play_draft(struct lab_session *session, const char *field, const char *text)
{
    return send(session, LAB_DRAFT, field, text, 0);
}

bool play_step(struct lab_session *session, const char *field, int steps)
{
    return send(session, LAB_STEP, field, NULL, steps);
}

bool play_view(struct lab_session *session, const char *view)
{
    return send(session, LAB_VIEW, view, NULL, 0);
}

bool play_event(struct lab_session *session, enum lab_event_kind kind)
{
    return send(session, kind, NULL, NULL, 0);
}

enum scene_screen play_screen(const struct lab_session *session)
{
    return lab_session_scene(session)->screen;
}

const char *play_message(const struct lab_session *session)
{
    return lab_session_scene(session)->message;
}

const struct scene_field *play_field(const struct lab_session *session, const char *id)
{
    const struct scene *scene = lab_session_scene(session);
    for (size_t i = 0; i < scene->field_count; i++) {
        if (strcmp(scene->fields[i].id, id) == 0) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

const struct scene_instrument *play_instrument(const struct lab_session *session, const char *id)
{
    const struct scene *scene = lab_session_scene(session);
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
                          scene_verdict_word(row->verdict), row->note);
    }
}

char *play_text(const struct lab_session *session)
{
    const struct scene *scene = lab_session_scene(session);
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
static bool set_one(struct lab_session *session, const struct lab_part *part, char *pair)
{
    char text[64], *value = strchr(pair, '='), *end;
    *value++ = '\0';
    const struct lab_control *control = lab_control_find(part, pair);
    double number = strtod(value, &end);
    snprintf(text, sizeof text, "%.12g", number / control->unit->factor);
    return play_type(session, pair, *end ? value : text);
}

bool play_set(struct lab_session *session, const struct lab_part *part, const char *values)
{
    char copy[400], *rest = copy;
    bool ok = true;
    snprintf(copy, sizeof copy, "%s", values);
    for (char *pair = strtok_r(copy, " ", &rest); pair; pair = strtok_r(NULL, " ", &rest)) {
        ok = set_one(session, part, pair) && ok;
    }
    return ok;
}

const struct scene_row *play_row(const struct lab_session *session, const char *instrument,
                                 const char *label)
{
    const struct scene_instrument *found = play_instrument(session, instrument);
    for (size_t i = 0; found && i < found->row_count; i++) {
        if (strcmp(found->rows[i].label, label) == 0) {
            return &found->rows[i];
        }
    }
    return NULL;
}

void play_to_workbench(struct lab_session *session, int part, const char *choice,
                       const char *mechanism)
{
    char action[16];
    snprintf(action, sizeof action, "part.%d", part);
    play_act(session, action);
    play_act(session, "to_lock");
    play_type(session, "choice", choice);
    play_type(session, "number", "2");
    play_type(session, "mechanism", mechanism);
    play_type(session, "confidence", "2");
    play_act(session, "lock");
}
