/* state.h: what a view remembers. Shared by the files of the view, no one else's business. */
#ifndef VIEW_STATE_H
#define VIEW_STATE_H

#include "store/buffer.h"
#include "view/editor.h"
#include "view/flow.h"
#include "view/keys.h"
#include "view/layout.h"
#include "view/view.h"

enum { VIEW_ID_MAX = 64, VIEW_EDITORS = 8, VIEW_DRAFT_PAUSE_MS = 2000, VIEW_DRAFT_BYTES = 200 };

enum pane { PANE_FIELDS, PANE_READ };

/* Where the student is on one screen. A page lies over a screen and has a place of its own. */
struct place {
    char screen[160]; /* which screen: another one begins afresh */
    bool fresh;       /* not drawn yet */
    enum pane pane;
    char field[VIEW_ID_MAX]; /* the focused field's id */
    size_t instrument;       /* the focused instrument line on a workbench */
    int row;                 /* of it, or FLOW_TITLE */
    int scroll;              /* of the text, or of the controls' column */
    int scroll_right;        /* of the instruments' column */
    int line;                /* the line that is being read */
    int lines, rows;         /* of the text and of its window, when it was drawn last */
};

enum prompt { PROMPT_NONE, PROMPT_CONFIRM, PROMPT_TYPE, PROMPT_QUIT };

struct draft {
    char field[VIEW_ID_MAX];
    struct editor *editor;
    bool changed; /* since the session took it as the field's text */
};

struct view {
    struct lab_session *session;
    struct place screen, page, help_page;
    bool help;              /* the help page lies over everything */
    char open[VIEW_ID_MAX]; /* the view that the session was asked to open */
    bool unfolded, quiet;
    struct flow_look look;
    bool too_small;  /* the last canvas was: keys would act unseen */
    bool on_readout; /* the cursor stands there until the next key */
    enum prompt prompt;
    char prompt_field[VIEW_ID_MAX];
    struct buffer typed; /* the value of PROMPT_TYPE */
    char note[240];      /* the view's own message until the next key */
    struct draft drafts[VIEW_EDITORS];
    size_t draft_count;
    bool draft_waits; /* something was written and waits for a pause */
    int64_t last_written_ms;
};

/* A kind of screen: how it is drawn and walked. */
struct screen_kind {
    enum layout_kind layout;
    unsigned where; /* ON_BENCH or 0 */
    void (*draw)(struct view *view, struct canvas *canvas, const struct layout *layout);
    void (*move)(struct view *view, int by); /* to the previous or next stop */
    void (*turn)(struct view *view, int by); /* to the previous or next pane */
};

extern const struct screen_kind screen_form, screen_bench, screen_page, screen_help;

/* ---- focus.c ---- */

/* The scene that is shown; the kind of its screen; where its student is on it. */
const struct scene *view_scene(const struct view *view);
const struct screen_kind *view_kind(const struct view *view);
struct place *view_place(struct view *view);
/* Looks at the scene anew after an event: another screen's place begins afresh, editors follow. */
void view_sync(struct view *view);
/* The focused field; NULL where a text or an instrument has the focus, or there is no field. */
const struct scene_field *view_field(struct view *view);
/* The scene's field of that id; NULL: none. */
const struct scene_field *view_find(const struct view *view, const char *id);
/* Whether a field is on the screen now: further controls are folded away. */
bool view_shows(const struct view *view, const struct scene_field *field);
/* Gives a field the focus. */
void view_focus(struct view *view, const struct scene_field *field);
/* Moves within the fields; false at their end. */
bool view_move_field(struct view *view, int by);
/* What has the focus, as keys.h says it. */
unsigned view_where(struct view *view);
/* Scrolls what is read by lines; false when its end was there already. */
bool view_scroll(struct view *view, int by);

/* ---- drafts.c ---- */

/* One editor for each written answer of the screen. */
void drafts_sync(struct view *view, bool new_screen);
void drafts_free(struct view *view);
struct draft *drafts_find(struct view *view, const char *id);
/* Whether something written is not on disk yet. */
bool drafts_dirty(const struct view *view);
/* Sends each draft that isn't on disk; false if one can't be saved. */
bool drafts_save(struct view *view);
/* Sends each changed answer as its field's text; false at the first that is refused. */
bool drafts_submit(struct view *view);
/* A key in the focused answer. True: it was the editor's. */
bool drafts_key(struct view *view, struct draft *draft, uint32_t key, int64_t now_ms);

/* ---- view.c ---- */

/* Sends an event to the session and takes up the new scene. False: it was refused. */
bool view_send(struct view *view, const struct lab_event *event);

#endif
