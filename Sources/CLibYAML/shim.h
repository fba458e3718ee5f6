// The door to libyaml.
#pragma once
#include <yaml.h>
