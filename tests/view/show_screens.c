/* show_screens DATA LANGUAGE: prints what a student may come to see, drawn from real sessions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lesson/play.h"
#include "tour/tour.h"
#include "view/keys.h"
#include "view/view.h"

/* Keys that bring words of the view itself; ~ is Tab, ! Escape. */
static const char keys[] = "?  ~!~ ~jjj~~x7!z~z";

static void show(struct view *view, int rows, int cols)
{
    struct canvas *canvas = canvas_new(rows, cols, TIER_RICH);
    view_draw(view, canvas);
    char *picture = canvas_to_text(canvas);
    puts(picture);
    free(picture);
    canvas_free(canvas);
}

/* Letters that an answer would hold are not its words. */
static void press(struct view *view, char key)
{
    if (view_answer(view) && key >= 'a' && key != '~') {
        return;
    }
    view_key(view, key == '~' ? VKEY_TAB : key == '!' ? VKEY_ESCAPE : (uint32_t)key, 0);
}

static void walk(struct stage *stage, int rows, int cols)
{
    struct view *view = view_new(stage);
    show(view, rows, cols);
    for (const char *key = keys; *key; key++) {
        press(view, *key);
        show(view, rows, cols);
    }
    view_free(view);
}

/* What a lock asks before it closes, and a no. */
static void ask(struct stage *stage)
{
    struct view *view = view_new(stage);
    view_key(view, VKEY_ENTER, 0);
    show(view, 24, 80);
    press(view, 'n');
    show(view, 24, 80);
    view_free(view);
}

/* An answer until nothing more fits; what is in it is not English. */
static void fill_answer(struct stage *stage)
{
    struct view *view = view_new(stage);
    show(view, 24, 80);
    for (int i = 0; i < 500; i++) {
        press(view, 'A');
    }
    show(view, 24, 80);
    view_free(view);
}

static bool stops_at(const struct tour_stop *stop, const char *screen, int part)
{
    return strcmp(stop->screen, screen) == 0 && stop->part == part;
}

static void shot(struct stage *stage, const struct tour_stop *stop, void *context)
{
    (void)context;
    walk(stage, 43, 132);
    walk(stage, 24, 80);
    if (stops_at(stop, "parts", 0)) {
        struct view *view = view_new(stage);
        show(view, 10, 40);
        view_free(view);
    } else if (stops_at(stop, "lock", 1) && !*stop->when) {
        ask(stage);
    } else if (stops_at(stop, "observe", 1)) {
        fill_answer(stage);
    }
}

int main(int argc, char **argv)
{
    struct fault_list faults = {0};
    struct catalog *catalog = argc == 3 ? catalog_load(argv[1], argv[2], &faults) : NULL;
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    if (!catalog) {
        return 2;
    }
    struct stage *stage = play_open(catalog, play_ledger(), NULL, 8, NULL);
    struct buffer why = {0};
    bool played = tour_play(stage, catalog, track_find(catalog, "cloud"), 8, shot, NULL, &why);
    fputs(buffer_text(&why), stderr);
    buffer_free(&why);
    stage_close(stage);
    catalog_free(catalog);
    return played ? 0 : 1;
}
