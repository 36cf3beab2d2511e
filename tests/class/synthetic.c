#include "synthetic.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../lesson/play.h"
#include "design/scenario.h"
#include "design/stress.h"
#include "design/truth.h"
#include "design/variant.h"
#include "lesson/luck.h"
#include "lesson/state.h"
#include "store/kernel.h"
#include "store/ledger_log.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/path.h"
#include "store/utc.h"

/* ---- luck and time ---- */

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* A kernel whose clock and luck are the student's own, and whose disk needs no sync. */
struct world {
    struct store_kernel kernel;
    uint64_t luck;
    int64_t now_ms;
    int64_t pace_ms; /* that passes with each look at the clock */
};

static int64_t world_clock(void *context)
{
    struct world *world = context;
    return world->now_ms += world->pace_ms;
}

static int world_random(void *context, void *bytes, size_t length)
{
    struct world *world = context;
    unsigned char *out = bytes;
    for (size_t i = 0; i < length; i++) {
        out[i] = (unsigned char)next_random(&world->luck);
    }
    return 0;
}

static int world_sync(void *context, int fd)
{
    (void)context;
    (void)fd;
    return 0;
}

static void world_init(struct world *world, uint64_t seed, int64_t pace_ms)
{
    const int64_t start = INT64_C(1767607200000); /* 2026-01-05T10:00:00Z */
    *world = (struct world){
        .kernel = *store_kernel_system(),
        .luck = seed,
        .now_ms = start,
        .pace_ms = pace_ms,
    };
    world->now_ms += (int64_t)(next_random(&world->luck) % 86400000);
    world->kernel.context = world;
    world->kernel.wall_ms = world->kernel.monotonic_ms = world_clock;
    world->kernel.random = world_random;
    world->kernel.fsync = world->kernel.fdatasync = world_sync;
}

/* ---- who ---- */

static const char *const last_names[] = {
    "Lovelace", "O'Neil",      "Nguyễn", "Müller, Jr.", "García \"Gabo\"",
    "Ødegård",  "=SUM(A1:A9)", "+Plus",  "@home",       "-Minus",
    "Χατζή",    "李",          "Smith",  "Ñandú",       "van der Berg",
};
static const char *const first_names[] = {
    "Ada", "Zoë", "Björn", "Aoife", "José", "Łukasz", "Mary Ann", "伟", "Δήμητρα", "Sam",
};
static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

void synthetic_student(uint64_t seed, size_t index, struct synthetic *student)
{
    uint64_t luck = seed ^ (index + 1) * UINT64_C(0xd1342543de82ef95);
    *student = (struct synthetic){.uid = (unsigned)(20000 + index)};
    snprintf(student->login, sizeof student->login, "s%05zu", index);
    student->habit = (enum habit)(next_random(&luck) % HABITS);
    student->track = tracks[next_random(&luck) % COUNT(tracks)];
    snprintf(student->last_name, sizeof student->last_name, "%s",
             last_names[next_random(&luck) % COUNT(last_names)]);
    snprintf(student->first_name, sizeof student->first_name, "%s",
             first_names[next_random(&luck) % COUNT(first_names)]);
}

struct synthetic_truth synthetic_truth(enum habit habit)
{
    static const struct synthetic_truth truths[HABITS] = {
        [HABIT_PERFECT] = {4, 3, 12}, [HABIT_SURE_WRONG] = {4, 3, -24}, [HABIT_PARTIAL] = {1, 1, 1},
        [HABIT_DROP_OUT] = {1, 0, 0}, [HABIT_COPY] = {1, 1, 2},
    };
    return truths[habit];
}

/* ---- playing ---- */

struct player {
    const struct catalog *catalog;
    const struct synthetic *student;
    struct stage *stage;
    const char *path; /* of the ledger */
    struct world world;
};

static void must(const struct player *player, bool good, const char *what)
{
    if (!good) {
        fprintf(stderr, "%s could not %s: %s\n", player->student->login, what,
                play_message(player->stage));
        exit(99);
    }
}

static void act(const struct player *player, const char *action)
{
    must(player, play_act(player->stage, action), action);
}

static void type(const struct player *player, const char *field, const char *text)
{
    must(player, play_type(player->stage, field, text), field);
}

/* Words of their own; those who copy share theirs. */
static void write_words(const struct player *player, int part, const char *field, const char *about)
{
    char text[300];
    bool copy = player->student->habit == HABIT_COPY;
    snprintf(text, sizeof text,
             "As I, %s, saw it in part %d, the %s is what decides here, and "
             "I would defend that before any board.",
             copy ? "the undersigned" : player->student->login, part, about);
    must(player, play_draft(player->stage, field, text), field);
}

static void truth_of(const struct player *player, int part, struct truth *truth)
{
    const struct synthetic *student = player->student;
    struct design scenario;
    int variant = student_variant(student_seed(student->login, SYNTHETIC_COURSE, SYNTHETIC_SALT));
    lock_scenario(player->catalog, track_find(player->catalog, student->track), (enum sim_part)part,
                  (unsigned)variant, &scenario);
    truth_find((enum sim_part)part, &scenario, truth);
}

/* What a strike breaks first of the finale that the ledger holds, or another answer. */
static const char *struck(const struct player *player, bool right)
{
    const struct track *track = track_find(player->catalog, player->student->track);
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(player->path, &why);
    struct state *state = state_new(player->catalog);
    for (size_t i = 0; log && i < ledger_log_count(log); i++) {
        state_apply(state, ledger_log_record(log, i));
    }
    const struct run *run = part_last_run(state_part(state, (size_t)state->track, SIM_PART_FINALE));
    struct strike strike = stress_climb(track, stress_met(track, 0, &run->design), &run->design);
    const char *truth = strike_id(&strike);
    const char *other = strike.step > 0 ? STRESS_HOLDS : track->parts[3].aims[0].id;
    state_free(state);
    ledger_log_free(log);
    buffer_free(&why);
    return right ? truth : other;
}

static void lock(const struct player *player, int part)
{
    static const char *const confidence[HABITS] = {"3", "3", "1", "2", "2"};
    const struct part *data = &track_find(player->catalog, player->student->track)->parts[part - 1];
    enum habit habit = player->student->habit;
    struct truth truth;
    char action[24], number[NUMBER_ROOM];
    truth_of(player, part, &truth);
    if (habit == HABIT_SURE_WRONG) {
        truth.choice = (truth.choice + 1) % data->lock_choice_count;
        truth.number = truth.number * 40 + 7;
    }
    snprintf(action, sizeof action, "part.%d", part);
    act(player, action);
    act(player, "to_lock");
    type(player, "choice", data->lock_choices[truth.choice]);
    type(player, "number", number_short(round(truth.number * 100) / 100, number));
    type(player, "mechanism", data->lock_mechanisms[truth.mechanism]);
    type(player, "confidence", confidence[habit]);
    act(player, "lock");
}

/* Lets go of the workbench after a run or two, and sees what was right. */
static void observe(const struct player *player, int part)
{
    if (play_screen(player->stage) == SCENE_CASE) {
        act(player, "to_mission");
    }
    act(player, "commit");
    act(player, "to_observe");
    write_words(player, part, "observation", "slowest link");
    act(player, "observe");
}

static void reflect(const struct player *player, int part)
{
    act(player, "to_reflect");
    if (part == 1) {
        type(player, "topology", "fat_tree");
        type(player, "count", "never");
        write_words(player, part, "justification", "bisection of the fabric");
    } else if (part == 2) {
        type(player, "stall", "30");
        type(player, "lag", "400");
        type(player, "interval", "1800");
        write_words(player, part, "proposal", "durable lag behind each snapshot");
    } else {
        write_words(player, part, "legacy", "independence of the judges");
    }
    act(player, "submit");
}

static void play_part(const struct player *player, int part)
{
    lock(player, part);
    observe(player, part);
    if (part == 3) {
        act(player, "to_finale");
        act(player, "to_workbench");
        act(player, "commit");
        act(player, "to_stress");
        type(player, "choice", struck(player, player->student->habit == HABIT_PERFECT));
        type(player, "confidence", "3");
        act(player, "lock");
        must(player, play_step(player->stage, stage_scene(player->stage)->fields[0].id, 1),
             "move a control");
        act(player, "repair");
        act(player, "to_decide");
        type(player, "decision", "defer");
        write_words(player, part, "risk", "a second cable beside the first");
        act(player, "submit");
        act(player, "to_legacy");
        write_words(player, part, "legacy", "independence of the judges");
        act(player, "submit");
    } else {
        reflect(player, part);
    }
    act(player, "to_parts");
}

static void play_all(const struct player *player)
{
    switch (player->student->habit) {
    case HABIT_PERFECT:
    case HABIT_SURE_WRONG:
        for (int part = 1; part <= 3; part++) {
            play_part(player, part);
        }
        break;
    case HABIT_DROP_OUT: lock(player, 1); break;
    default: play_part(player, 1);
    }
}

void synthetic_play(const struct catalog *catalog, const struct synthetic *student, uint64_t seed,
                    const char *path)
{
    struct player player = {.catalog = catalog, .student = student, .path = path};
    world_init(&player.world, seed ^ student->uid, student->habit == HABIT_COPY ? 1500 : 45000);
    const struct session_options options = {
        .catalog = catalog,
        .kernel = &player.world.kernel,
        .ledger_path = path,
        .login = student->login,
        .uid = student->uid,
        .course = SYNTHETIC_COURSE,
        .salt = SYNTHETIC_SALT,
        .variant = -1,
        .track = student->track,
        .anchors = student->anchors,
    };
    player.stage = stage_open(&options);
    play_all(&player);
    stage_close(player.stage);
}

/* ---- the press ---- */

struct plate {
    struct synthetic student; /* who played it */
    int variant;
    struct ledger_log *log;
    struct state *state; /* what the log says */
};

struct synthetic_press {
    const struct catalog *catalog;
    uint64_t seed;
    struct plate *plates;
    size_t count, room;
};

struct synthetic_press *synthetic_press_new(const struct catalog *catalog, uint64_t seed)
{
    struct synthetic_press *press = memory_get(1, sizeof *press);
    *press = (struct synthetic_press){.catalog = catalog, .seed = seed};
    return press;
}

void synthetic_press_free(struct synthetic_press *press)
{
    for (size_t i = 0; i < press->count; i++) {
        ledger_log_free(press->plates[i].log);
        state_free(press->plates[i].state);
    }
    free(press->plates);
    free(press);
}

static int variant_of(const struct synthetic *student)
{
    return student_variant(student_seed(student->login, SYNTHETIC_COURSE, SYNTHETIC_SALT));
}

static const struct plate *find_plate(const struct synthetic_press *press,
                                      const struct synthetic *student)
{
    for (size_t i = 0; i < press->count; i++) {
        const struct plate *plate = &press->plates[i];
        if (plate->variant == variant_of(student) && plate->student.habit == student->habit &&
            plate->student.track == student->track) {
            return plate;
        }
    }
    return NULL;
}

/* TEXT with each FROM as TO. */
static void add_replaced(struct buffer *out, const char *text, const char *from, const char *to)
{
    for (const char *at; (at = strstr(text, from)) != NULL; text = at + strlen(from)) {
        buffer_add(out, text, (size_t)(at - text));
        buffer_add_text(out, to);
    }
    buffer_add_text(out, text);
}

/* A run's block with the luck of the student in place of the plate's, which ends it. */
static void draw_anew(const struct plate *plate, const struct synthetic *student,
                      const struct ledger_record *record, struct buffer *value)
{
    size_t track = (size_t)track_index(plate->state->catalog, record->track);
    long long run = 0;
    const char *luck = strstr(buffer_text(value), "replay_p5=");
    if (strcmp(record->event, "run") != 0 || !luck ||
        !number_parse_integer(record->key, 1, 1000, &run)) {
        return;
    }
    uint64_t seed = student_seed(student->login, SYNTHETIC_COURSE, SYNTHETIC_SALT);
    const struct run *of = &state_part(plate->state, track, SIM_PART_RELIABILITY)->runs[run - 1];
    buffer_cut(value, (size_t)(luck - buffer_text(value)));
    luck_record(&of->design, seed + (uint64_t)run, value);
}

/* The plate's value under the student's name, uid and a nonce of their own. */
static char *own_value(const struct plate *plate, const struct synthetic *student,
                       const struct ledger_record *record)
{
    struct buffer named = {0}, whole = {0};
    char from[24], to[24];
    add_replaced(&named, record->value, plate->student.login, student->login);
    draw_anew(plate, student, record, &named);
    if (strcmp(record->event, "open") != 0) {
        return buffer_take(&named);
    }
    snprintf(from, sizeof from, "uid=%u", plate->student.uid);
    snprintf(to, sizeof to, "uid=%u", student->uid);
    add_replaced(&whole, buffer_text(&named), from, to);
    char *nonce = strstr(whole.bytes, "nonce=");
    snprintf(to, sizeof to, "%08x", student->uid);
    memcpy(nonce + strlen("nonce="), to, 8);
    buffer_free(&named);
    return buffer_take(&whole);
}

static void print_plate(const struct plate *plate, const struct synthetic *student,
                        struct buffer *out)
{
    struct buffer why = {0}, line = {0};
    struct ledger_log *log = ledger_log_parse("", 0, &why);
    const struct ledger_record *record;
    buffer_add_text(out, LEDGER_HEADER "\n");
    for (size_t i = 0; (record = ledger_log_record(plate->log, i)) != NULL; i++) {
        char *value = own_value(plate, student, record);
        const struct ledger_entry entry = {
            .track = record->track,
            .part = record->part,
            .event = record->event,
            .key = record->key,
            .value = value,
            .unit = record->unit,
            .scenario = record->scenario,
        };
        int64_t time = 0;
        utc_parse(record->time, &time);
        ledger_log_format(log, &entry, record->session, time + student->uid % 1000 * 60000, &line,
                          &why);
        ledger_log_extend(log, line.bytes, line.length);
        buffer_add(out, line.bytes, line.length);
        free(value);
    }
    ledger_log_free(log);
    buffer_free(&line);
    buffer_free(&why);
}

static void add_plate(struct synthetic_press *press, const struct synthetic *student,
                      const char *path)
{
    struct buffer why = {0};
    synthetic_play(press->catalog, student, press->seed, path);
    press->plates = memory_grow(press->plates, press->count, &press->room, sizeof *press->plates);
    struct plate *plate = &press->plates[press->count++];
    *plate = (struct plate){
        .student = *student,
        .variant = variant_of(student),
        .log = ledger_log_read(path, &why),
        .state = state_new(press->catalog),
    };
    for (size_t i = 0; i < ledger_log_count(plate->log); i++) {
        state_apply(plate->state, ledger_log_record(plate->log, i));
    }
    buffer_free(&why);
}

void synthetic_press_put(struct synthetic_press *press, const struct synthetic *student,
                         const char *path)
{
    const struct plate *plate = find_plate(press, student);
    struct buffer out = {0}, why = {0};
    if (!plate) {
        add_plate(press, student, path);
        return;
    }
    char *folder = path_folder(path);
    mkdir(folder, 0700);
    print_plate(plate, student, &out);
    FILE *file = fopen(path, "w");
    if (!file || fwrite(out.bytes, 1, out.length, file) != out.length || fclose(file) != 0) {
        perror(path);
        exit(99);
    }
    free(folder);
    buffer_free(&out);
    buffer_free(&why);
}
