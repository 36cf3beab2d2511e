/* Goldens of the real screens: the lab played once, drawn at each step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lab/play.h"
#include "golden.h"
#include "view/view.h"

enum step_kind { ACT, TYPE, DRAFT, VIEW, SHOT };

/* What is done, or under which title the screen is drawn. */
struct step {
    enum step_kind kind;
    const char *what;
    const char *text;
};

static const struct step steps[] = {
    {SHOT, "parts", NULL},
    {ACT, "part.1", NULL},
    {SHOT, "brief 1", NULL},
    {ACT, "to_lock", NULL},
    {SHOT, "lock 1", NULL},
    {TYPE, "choice", "hop1"},
    {TYPE, "number", "20"},
    {TYPE, "mechanism", "bandwidth"},
    {TYPE, "confidence", "3"},
    {ACT, "lock", NULL},
    {SHOT, "workbench 1, a failure state", NULL},
    {TYPE, "scaling", "weak"},
    {TYPE, "local_steps", "50"},
    {SHOT, "workbench 1, all met", NULL},
    {ACT, "commit", NULL},
    {TYPE, "topology", "torus"},
    {ACT, "commit", NULL},
    {VIEW, "math", NULL},
    {SHOT, "math 1", NULL},
    {VIEW, "table", NULL},
    {SHOT, "table 1", NULL},
    {VIEW, "map", NULL},
    {SHOT, "map", NULL},
    {VIEW, "radar", NULL},
    {SHOT, "radar, parts not yet opened", NULL},
    {VIEW, "hint", NULL},
    {SHOT, "hint 1", NULL},
    {VIEW, "history", NULL},
    {SHOT, "history 1", NULL},
    {VIEW, "evidence", NULL},
    {SHOT, "evidence", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {SHOT, "observe 1", NULL},
    {TYPE, "observation", "The fibre led."},
    {ACT, "observe", NULL},
    {SHOT, "reveal 1", NULL},
    {ACT, "to_reflect", NULL},
    {SHOT, "reflect 1", NULL},
    {TYPE, "topology", "torus"},
    {TYPE, "count", "never"},
    {DRAFT, "justification", "A ring crosses the bisection twice, whatever N is."},
    {ACT, "submit", NULL},
    {SHOT, "reflect 1, checked", NULL},
    {ACT, "to_parts", NULL},
    {ACT, "part.2", NULL},
    {SHOT, "brief 2", NULL},
    {ACT, "to_lock", NULL},
    {SHOT, "lock 2", NULL},
    {TYPE, "choice", "rises"},
    {TYPE, "number", "3"},
    {TYPE, "mechanism", "stalls"},
    {TYPE, "confidence", "2"},
    {ACT, "lock", NULL},
    {SHOT, "workbench 2", NULL},
    {ACT, "commit", NULL},
    {TYPE, "asynchronous", "on"},
    {TYPE, "checkpoint_interval", "240"},
    {ACT, "commit", NULL},
    {TYPE, "clean_share", "55"},
    {ACT, "commit", NULL},
    {SHOT, "workbench 2 after three runs", NULL},
    {VIEW, "math", NULL},
    {SHOT, "math 2", NULL},
    {VIEW, "history", NULL},
    {SHOT, "history 2", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {TYPE, "observation", "Stalls idle the nodes."},
    {ACT, "observe", NULL},
    {SHOT, "reveal 2", NULL},
    {ACT, "to_reflect", NULL},
    {TYPE, "stall", "3"},
    {TYPE, "lag", "90"},
    {TYPE, "interval", "300"},
    {DRAFT, "proposal", "Copy first, write later."},
    {ACT, "submit", NULL},
    {SHOT, "reflect 2, checked", NULL},
    {ACT, "to_parts", NULL},
    {ACT, "part.3", NULL},
    {SHOT, "brief 3", NULL},
    {ACT, "to_lock", NULL},
    {SHOT, "lock 3", NULL},
    {TYPE, "choice", "ensemble"},
    {TYPE, "number", "5"},
    {TYPE, "mechanism", "judge"},
    {TYPE, "confidence", "3"},
    {ACT, "lock", NULL},
    {SHOT, "workbench 3", NULL},
    {TYPE, "diversity", "distinct"},
    {TYPE, "verifier", "on"},
    {ACT, "commit", NULL},
    {SHOT, "workbench 3, the board is content", NULL},
    {VIEW, "math", NULL},
    {SHOT, "math 3", NULL},
    {VIEW, NULL, NULL},
    {ACT, "to_observe", NULL},
    {TYPE, "observation", "The judge bought three nines."},
    {ACT, "observe", NULL},
    {SHOT, "reveal 3", NULL},
    {ACT, "to_finale", NULL},
    {SHOT, "finale, brief", NULL},
    {ACT, "to_workbench", NULL},
    {SHOT, "finale", NULL},
    {ACT, "commit", NULL},
    {ACT, "to_legacy", NULL},
    {SHOT, "legacy", NULL},
    {DRAFT, "legacy", "Many small ones, well judged."},
    {ACT, "submit", NULL},
    {ACT, "to_parts", NULL},
    {ACT, "to_end", NULL},
    {SHOT, "end", NULL},
};

static void take(struct lab_session *session, const struct step *step)
{
    bool done = step->kind == ACT    ? play_act(session, step->what)
                : step->kind == TYPE ? play_type(session, step->what, step->text)
                : step->kind == VIEW ? play_view(session, step->what)
                                     : play_draft(session, step->what, step->text);
    if (!done) {
        fail_msg("%s %s: %s", step->what ? step->what : "", step->text ? step->text : "",
                 play_message(session));
    }
}

/* A fresh view for each picture: it is drawn as a student finds it. */
static void shot(struct lab_session *session, struct golden *golden, struct canvas *canvas,
                 const char *title, bool roles)
{
    struct view *view = view_new(session, false);
    view_draw(view, canvas);
    golden_add(golden, title, canvas);
    if (roles) {
        golden_add_roles(golden, title, canvas);
    }
    view_free(view);
}

static void play_and_draw(const char *track, int rows, int cols, enum glyph_tier tier, bool roles,
                          const char *name)
{
    struct lab_catalog *catalog = play_catalog();
    struct lab_session *session = play_open(catalog, play_ledger(), track, 8, NULL);
    struct canvas *canvas = canvas_new(rows, cols, tier);
    struct golden *golden = golden_new();
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (steps[i].kind == SHOT) {
            shot(session, golden, canvas, steps[i].what, roles);
        } else {
            take(session, &steps[i]);
        }
    }
    canvas_free(canvas);
    lab_session_close(session);
    lab_catalog_free(catalog);
    golden_check(golden, name);
}

static void screens__80x24_ascii__with_roles(void **state)
{
    (void)state;
    play_and_draw("cloud", 24, 80, TIER_ASCII, true, "screens_80x24_ascii");
}

static void screens__80x24_utf8(void **state)
{
    (void)state;
    play_and_draw("cloud", 24, 80, TIER_UTF8, false, "screens_80x24_utf8");
}

static void screens__60x20_ascii(void **state)
{
    (void)state;
    play_and_draw("cloud", 20, 60, TIER_ASCII, false, "screens_60x20_ascii");
}

static void screens__60x20_utf8(void **state)
{
    (void)state;
    play_and_draw("cloud", 20, 60, TIER_UTF8, false, "screens_60x20_utf8");
}

static void screens__132x43_ascii(void **state)
{
    (void)state;
    play_and_draw("cloud", 43, 132, TIER_ASCII, false, "screens_132x43_ascii");
}

static void screens__132x43_utf8(void **state)
{
    (void)state;
    play_and_draw("cloud", 43, 132, TIER_UTF8, false, "screens_132x43_utf8");
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
