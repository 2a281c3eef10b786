// The walls around a child, put up by the child itself between fork and exec.
#ifndef WM_CONFINEMENT_H
#define WM_CONFINEMENT_H

#include "CPlatform.h"

// Puts up every wall there is; the first step that fails, with errno, or none.
WMStep wm_confine(const WMConfinement *confinement);

#endif
