/* Goldens of the real screens: the lab as a good student plays it, drawn at each stop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lesson/play.h"
#include "golden.h"
#include "tour/tour.h"
#include "view/view.h"

enum { VARIANT = 8 };

/* Where pictures go. */
struct album {
    struct golden *golden;
    struct canvas *canvas;
    bool roles;
};

/* A fresh view for each picture: it is drawn as a student finds it. */
static void shot(struct stage *stage, const struct tour_stop *stop, void *context)
{
    const struct album *album = context;
    struct buffer words = {0};
    tour_title(stop, &words);
    const char *title = buffer_text(&words);
    struct view *view = view_new(stage);
    view_draw(view, album->canvas);
    golden_add(album->golden, title, album->canvas);
    if (album->roles) {
        golden_add_roles(album->golden, title, album->canvas);
    }
    view_free(view);
    buffer_free(&words);
}

static void play_and_draw(const char *track, int rows, int cols, enum tier tier, bool roles,
                          const char *name)
{
    struct catalog *catalog = play_catalog();
    struct stage *stage = play_open(catalog, play_ledger(), NULL, VARIANT, NULL);
    struct album album = {golden_new(), canvas_new(rows, cols, tier), roles};
    struct buffer why = {0};
    bool played = tour_play(stage, catalog, track_find(catalog, track), VARIANT, shot, &album,
                            &why);
    if (!played) {
        fail_msg("%s", buffer_text(&why));
    }
    buffer_free(&why);
    canvas_free(album.canvas);
    stage_close(stage);
    catalog_free(catalog);
    golden_check(album.golden, name);
}

static void screens__80x24_ascii__with_roles(void **state)
{
    (void)state;
    play_and_draw("cloud", 24, 80, TIER_PLAIN, true, "screens_80x24_ascii");
}

static void screens__80x24_utf8(void **state)
{
    (void)state;
    play_and_draw("cloud", 24, 80, TIER_RICH, false, "screens_80x24_utf8");
}

static void screens__60x20_ascii(void **state)
{
    (void)state;
    play_and_draw("cloud", 20, 60, TIER_PLAIN, false, "screens_60x20_ascii");
}

static void screens__60x20_utf8(void **state)
{
    (void)state;
    play_and_draw("cloud", 20, 60, TIER_RICH, false, "screens_60x20_utf8");
}

static void screens__132x43_ascii(void **state)
{
    (void)state;
    play_and_draw("cloud", 43, 132, TIER_PLAIN, false, "screens_132x43_ascii");
}

static void screens__132x43_utf8(void **state)
{
    (void)state;
    play_and_draw("cloud", 43, 132, TIER_RICH, false, "screens_132x43_utf8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens__80x24_ascii__with_roles),
        cmocka_unit_test(screens__80x24_utf8),
        cmocka_unit_test(screens__60x20_ascii),
        cmocka_unit_test(screens__60x20_utf8),
        cmocka_unit_test(screens__132x43_ascii),
        cmocka_unit_test(screens__132x43_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
