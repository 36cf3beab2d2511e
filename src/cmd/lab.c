/* lab.c: the lab itself, in the front end that the terminal and the student call for. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/meaning.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "cmd/submission.h"
#include "course/text.h"
#include "proof/checked.h"
#include "scenes/stage.h"
#include "store/number.h"
#include "store/path.h"
#include "store/switch.h"
#include "term/linear.h"
#include "term/speak.h"
#include "term/visual.h"
#include "view/layout.h"

enum {
    LAB_TRACK,
    LAB_LINEAR_MODE,
    LAB_KEEP_GOING,
    LAB_PLAIN,
    LAB_ASCII,
    LAB_RICH,
    LAB_UTF8,
    LAB_BLOCKS,
    LAB_COLOR,
    LAB_MONO,
    LAB_VARIANT,
    LAB_LEDGER,
    LAB_COURSE
};

static const struct option_row option_rows[] = {
    {"track", "NAME", "start on this track: " OPTION_TRACKS},
    {"linear", NULL, "plain lines instead of a painted screen, for speech and braille"},
    {"keep-going", NULL, "in linear mode, go on after a line of a script that is refused"},
    {"plain", NULL, "paint the plain tier: ASCII, few colours, few bytes"},
    {"ascii", NULL, "the same as --plain"},
    {"rich", NULL, "paint the rich tier: UTF-8, dots, a colour a series"},
    {"utf8", NULL, "the same as --rich"},
    {"blocks", NULL, "the rich tier without braille dots"},
    {"color", "auto|always|never", "paint in colours (auto: unless NO_COLOR is set)"},
    {"mono", NULL, "the same as --color never"},
    {"variant", "N", "demonstrate variant N, 0 to 63, in a ledger of its own marked DEMO"},
    {"ledger", "FILE", "keep the ledger in FILE"},
    {"course", "NAME", "the course that the ledger belongs to"},
    {NULL, NULL, NULL},
};

struct request {
    struct session_options lab;
    struct screen_options screen;
    const char *ledger, *course;
    bool linear;
    bool keep_going;
};

static bool read_variant(const char *text, int *variant)
{
    double value;
    if (!number_parse(text, &value) || !(value >= 0) || value >= VARIANTS || value != (int)value) {
        return false;
    }
    *variant = (int)value;
    return true;
}

static void ask_tier(struct request *request, enum tier tier)
{
    request->screen.tier_asked = true;
    request->screen.tier = tier;
}

/* Reads the options; the status to end with, or -1 to go on. */
static int read_request(struct options *options, struct request *request)
{
    int option;
    while ((option = options_next(options)) >= 0) {
        switch (option) {
        case LAB_TRACK: request->lab.track = options->value; break;
        case LAB_LINEAR_MODE: request->linear = true; break;
        case LAB_KEEP_GOING: request->keep_going = true; break;
        case LAB_PLAIN:
        case LAB_ASCII: ask_tier(request, TIER_PLAIN); break;
        case LAB_RICH:
        case LAB_UTF8: ask_tier(request, TIER_RICH); break;
        case LAB_BLOCKS: ask_tier(request, TIER_BLOCKS); break;
        case LAB_COLOR:
            request->screen.colour = (enum screen_colour)options_choice(options, option,
                                                                        options->value);
            break;
        case LAB_MONO: request->screen.colour = SCREEN_MONO; break;
        case LAB_LEDGER: request->ledger = options->value; break;
        case LAB_COURSE: request->course = options->value; break;
        default:
            if (!read_variant(options->value, &request->lab.variant)) {
                return command_refuse(options->command, "--variant %s: use a number from 0 to %d",
                                      options->value, VARIANTS - 1);
            }
        }
    }
    options_operands(options, 0);
    return options->status;
}

/* ---- handing in, from the lab's last screen ---- */

static struct submission submission_of(const struct submission *begun)
{
    struct submission submission = *begun;
    submission.now_ms = begun->kernel->wall_ms(begun->kernel->context);
    return submission;
}

static void tell_meaning(void *context, const struct ledger_log *log, struct buffer *out)
{
    const struct submission now = submission_of(context);
    meaning_add(out, now.catalog, now.course, now.login, log, now.now_ms);
}

static bool put(void *context, struct ledger *ledger, struct buffer *file, struct buffer *why)
{
    struct submission now = submission_of(context);
    struct receipt receipt = {0};
    now.ledger = ledger;
    bool good = submission_lock(&now, why) != DEPOSIT_CLOSED && submission_is_left(&now, why) &&
                submission_put(&now, &receipt, why);
    buffer_add_text(file, buffer_text(&receipt.name));
    buffer_free(&receipt.name);
    return good;
}

/* ---- which front end ---- */

/* The window, where it says how large it is, can't hold a painted screen. */
static bool is_small(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0 &&
           layout_for(LAYOUT_FORM, size.ws_row, size.ws_col).size == LAYOUT_TOO_SMALL;
}

/* Why plain lines are called for, as a text's id; NULL when the screen can be painted. */
static const char *why_linear(const struct request *request)
{
    const char *term = getenv("TERM");
    if (request->linear) {
        return "linear.why.asked";
    }
    if (switch_is_on("FLEETLAB_LINEAR")) {
        return "linear.why.fleetlab_linear";
    }
    if (switch_is_on("ACCESSIBLE")) {
        return "linear.why.accessible";
    }
    if (!isatty(STDOUT_FILENO)) {
        return "linear.why.output";
    }
    if (!isatty(STDIN_FILENO)) {
        return "linear.why.input";
    }
    if (term == NULL || *term == '\0') {
        return "linear.why.no_term";
    }
    if (strcmp(term, "dumb") == 0) {
        return "linear.why.dumb";
    }
    if (is_small()) {
        return "linear.why.small";
    }
    return NULL;
}

static int run_linear(struct request *request, const struct signals *signals, const char *why)
{
    static const int statuses[] = {
        [LINEAR_SAVED] = CMD_OK, [LINEAR_NOT_SAVED] = CMD_FAILED, [LINEAR_REFUSED] = CMD_USAGE};
    struct session_options *lab = &request->lab;
    lab->unit_words = true;
    struct stage *stage = stage_open(lab);
    const struct linear_options options = {
        .input = STDIN_FILENO,
        .output = stdout,
        .signals = signals,
        .why = why,
        .cols = isatty(STDOUT_FILENO) ? SPEAK_AS_WINDOW : 0,
        .ledger = lab->ledger_path,
        .keep_going = request->keep_going,
    };
    enum linear_end end = linear_run(stage, &options);
    stage_close(stage);
    return command_finish(statuses[end]);
}

static void say_saved(const struct session_options *lab, bool uncommitted)
{
    struct buffer text = {0};
    text_words(&text, text_of(lab->catalog, NULL, 0, "ui.saved_in"),
               (struct word[]){{"file", .text = lab->ledger_path}, {0}});
    say_line("%s", buffer_text(&text));
    if (uncommitted) {
        say_line("%s", text_of(lab->catalog, NULL, 0, "ui.left_uncommitted"));
    }
    buffer_free(&text);
}

static int run_visual(struct session_options *lab, const struct signals *signals,
                      struct screen *screen)
{
    const struct visual_options options = {
        .screen = screen, .signals = signals, .ledger = lab->ledger_path};
    struct stage *stage = stage_open(lab);
    int status = visual_run(stage, &options);
    bool uncommitted = stage_scene(stage)->uncommitted;
    stage_close(stage);
    screen_close(screen);
    if (status != 0) {
        say_error("fleetlab: not everything could be saved in %s", lab->ledger_path);
    } else {
        say_saved(lab, uncommitted);
    }
    return status == 0 ? CMD_OK : CMD_FAILED;
}

static int run(struct request *request)
{
    struct signals signals;
    struct screen *screen = NULL;
    const char *why = why_linear(request);
    signal(SIGPIPE, SIG_IGN); /* a reader that leaves is found out when we write */
    signals_open(&signals);
    if (why == NULL) {
        request->screen.wake = signals.fd;
        screen = screen_open(&request->screen);
        if (screen == NULL) {
            why = "linear.why.unknown_term";
        }
    }
    int status = screen ? run_visual(&request->lab, &signals, screen)
                        : run_linear(request, &signals, why);
    signals_close(&signals);
    return status;
}

/* ---- the command ---- */

/* A demonstration leaves the student's own ledger alone. */
static char *lab_ledger(const struct request *request, const char *course, struct buffer *why)
{
    char *path = student_ledger(request->ledger, course, why);
    if (path == NULL || request->ledger != NULL || request->lab.variant < 0) {
        return path;
    }
    struct buffer demo = {0};
    char *folder = path_folder(path);
    buffer_add_format(&demo, "%s/demo.csv", folder);
    free(folder);
    free(path);
    return buffer_take(&demo);
}

static int start(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    struct request request = {.lab = {.variant = -1}};
    int status = read_request(&options, &request);
    if (status >= 0) {
        return status;
    }
    struct catalog *catalog = options_load(&options, checked_load_once);
    if (catalog == NULL) {
        return CMD_USAGE;
    }
    struct buffer why = {0};
    struct course course;
    char *login = student_login();
    char *path = NULL;
    if (!student_course(request.course, catalog, &course) ||
        !options_track(command, catalog, request.lab.track)) {
        status = CMD_USAGE;
    } else if ((path = lab_ledger(&request, course.name, &why)) == NULL) {
        status = command_refuse(command, "%s", buffer_text(&why));
    } else {
        const struct store_kernel *kernel = store_kernel_system();
        struct submission submission = {
            .kernel = kernel, .course = &course, .catalog = catalog, .login = login};
        const struct handin handin = {.context = &submission,
                                      .most = course.submissions,
                                      .meaning = tell_meaning,
                                      .put = put};
        request.lab.catalog = catalog;
        request.lab.kernel = kernel;
        request.lab.handin = *course.drop_box ? &handin : NULL;
        request.lab.ledger_path = path;
        request.lab.course = course.name;
        request.lab.salt = course.salt;
        request.lab.tracks = course.tracks;
        request.lab.anchors = course.anchors;
        request.lab.login = login;
        request.lab.uid = (unsigned)getuid();
        status = run(&request);
    }
    course_free(&course);
    free(path);
    free(login);
    buffer_free(&why);
    catalog_free(catalog);
    return status;
}

const struct command lab_command = {
    .name = "lab",
    .operands = "",
    .help = "The lab itself, which fleetlab without a command starts",
    .run = start,
    .local = true,
    .options = option_rows,
};
