/* desk.h: what a screen is drawn from and walked on. */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "view/drafts.h"
#include "view/flow.h"
#include "view/focus.h"

struct desk {
    struct focus focus;
    struct drafts drafts;
    struct flow_look look; /* how the student wants it drawn, and the session */
    bool quiet;            /* a workbench's instruments wait until somebody goes to them */
};

#endif
