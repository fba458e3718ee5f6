// The door to libyaml (YAML 1.1), as its package for developers installs it.
#pragma once
#include <yaml.h>
