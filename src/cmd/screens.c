/* screens.c: what a student of an author's data comes to see, screen by screen. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "lesson/state.h"
#include "store/kernel.h"
#include "tour/tour.h"
#include "view/view.h"

enum { SCREENS_TRACK, SCREENS_PART, SCREENS_SCREEN, SCREENS_SIZE, SCREENS_TIER, SCREENS_OPTIONS };

static const struct option_row option_rows[] = {
    {"track", "NAME", "of this track (default: the first one)"},
    {"part", "1|2|3|finale", "of this part alone"},
    {"screen", "NAME", "these screens alone: start, track, parts, brief, lock, workbench ..."},
    {"size", "COLUMNSxROWS", "for a terminal of this size (default 80x24)"},
    {"tier", "plain|blocks|rich", "on this tier of drawing (default: plain)"},
    {NULL, NULL, NULL},
};

/* What is to be shown. */
struct show {
    int part;           /* 0: all */
    const char *screen; /* NULL: all */
    struct canvas *canvas;
    size_t shown;
};

static void shot(struct stage *stage, const struct tour_stop *stop, void *context)
{
    struct show *show = context;
    if ((show->part != 0 && stop->part != show->part) ||
        (show->screen != NULL && strcmp(stop->screen, show->screen) != 0)) {
        return;
    }
    struct buffer title = {0}, text = {0};
    struct view *view = view_new(stage);
    view_draw(view, show->canvas);
    char *picture = canvas_to_text(show->canvas);
    tour_title(stop, &title);
    buffer_add_format(&text, "%s== %s\n%s", show->shown++ > 0 ? "\n" : "", buffer_text(&title),
                      picture);
    say_text(&text);
    free(picture);
    view_free(view);
    buffer_free(&title);
    buffer_free(&text);
}

/* ---- a ledger that nobody keeps ---- */

static int keep_nothing(void *context, int fd)
{
    (void)context;
    (void)fd;
    return 0;
}

static void remove_folder(const char *folder)
{
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
        struct buffer path = {0};
        buffer_add_format(&path, "%s/%s", folder, entry->d_name);
        unlink(buffer_text(&path));
        buffer_free(&path);
    }
    if (entries != NULL) {
        closedir(entries);
    }
    rmdir(folder);
}

static bool play(const struct catalog *catalog, const struct track *track, const char *folder,
                 struct show *show, struct buffer *why)
{
    enum { VARIANT = 8 };
    struct buffer ledger = {0};
    buffer_add_format(&ledger, "%s/ledger.csv", folder);
    struct store_kernel kernel = *store_kernel_system();
    kernel.fdatasync = kernel.fsync = keep_nothing;
    const struct session_options options = {
        .catalog = catalog,
        .kernel = &kernel,
        .ledger_path = buffer_text(&ledger),
        .login = "student",
        .course = "fleetlab",
        .salt = "",
        .handin = tour_handin(),
        .variant = VARIANT,
    };
    struct stage *stage = stage_open(&options);
    bool good = tour_play(stage, catalog, track, VARIANT, shot, show, why);
    stage_close(stage);
    remove_folder(folder);
    buffer_free(&ledger);
    return good;
}

static int play_apart(const struct command *command, const struct catalog *catalog,
                      const struct track *track, struct show *show)
{
    struct buffer folder = {0}, why = {0};
    const char *tmp = getenv("TMPDIR");
    int status;
    buffer_add_format(&folder, "%s/fleetlab-screens-XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
    char *made = buffer_take(&folder);
    if (mkdtemp(made) == NULL) {
        status = command_refuse(command, "no folder can be made in %s: %s", made, strerror(errno));
    } else if (!play(catalog, track, made, show, &why)) {
        say_error("fleetlab screens: %s: %s", track->id, buffer_text(&why));
        status = command_finish(CMD_FAILED);
    } else {
        status = command_finish(CMD_OK);
    }
    if (status == CMD_OK && show->shown == 0) {
        status = command_refuse(command, "that part has no screen %s", show->screen);
    }
    free(made);
    buffer_free(&why);
    return status;
}

/* ---- what is asked for ---- */

static bool is_screen(const char *name)
{
    const char *const *names = tour_screens();
    while (*names != NULL && strcmp(*names, name) != 0) {
        names++;
    }
    return *names != NULL;
}

static int refuse_screen(const struct command *command, const char *name)
{
    struct buffer names = {0};
    for (const char *const *known = tour_screens(); *known != NULL; known++) {
        buffer_add_format(&names, "%s%s", names.length > 0 ? ", " : "", *known);
    }
    int status = command_refuse(command, "no screen is named %s; there are %s", name,
                                buffer_text(&names));
    buffer_free(&names);
    return status;
}

/* The status to end with, or -1 to go on. */
static int read_show(struct options *options, const char *const values[], struct show *show)
{
    int tier = options_choice(options, SCREENS_TIER, values[SCREENS_TIER]), cols, rows;
    char end;
    if (values[SCREENS_PART] != NULL) {
        show->part = 1 + options_choice(options, SCREENS_PART, values[SCREENS_PART]);
    }
    show->screen = values[SCREENS_SCREEN];
    if (options->status >= 0) {
        return options->status;
    }
    if (show->screen != NULL && !is_screen(show->screen)) {
        return refuse_screen(options->command, show->screen);
    }
    if (sscanf(values[SCREENS_SIZE], "%3dx%3d%c", &cols, &rows, &end) != 2 || cols < 20 ||
        rows < 5 || cols > 500 || rows > 500) {
        return command_refuse(options->command, "--size %s: write columns x rows, such as 80x24",
                              values[SCREENS_SIZE]);
    }
    show->canvas = canvas_new(rows, cols, (enum tier)tier);
    return -1;
}

static int show_all(const struct options *options, const char *track_id, struct show *show)
{
    struct catalog *catalog = options_catalog(options);
    if (catalog == NULL) {
        return CMD_USAGE;
    }
    const struct track *track = options_track(options->command, catalog, track_id);
    int status = track == NULL ? CMD_USAGE : play_apart(options->command, catalog, track, show);
    catalog_free(catalog);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[SCREENS_OPTIONS] = {[SCREENS_SIZE] = "80x24", [SCREENS_TIER] = "plain"};
    struct options options = options_begin(command, argc, argv);
    options_take_folder(&options, options_read(&options, values, 1)[0]);
    struct show show = {0};
    int status = options.status >= 0 ? options.status : read_show(&options, values, &show);
    if (status < 0) {
        status = show_all(&options, values[SCREENS_TRACK], &show);
        canvas_free(show.canvas);
    }
    return status;
}

const struct command screens_command = {
    .name = "screens",
    .operands = "[DIR]",
    .help = "Show an author's screens, played by a built-in student",
    .run = run,
    .paged = true,
    .options = option_rows,
};
