//! What a drawing may be made of: the elements and attributes of SVG 1.1 and 2 that draw, and those
//! that name it for a screen reader. Lists of what is good, because nobody knows all that is bad.

/// Elements that draw, by their exact names (W3C SVG 2, appendix "Element Index", without those
/// that run, move, embed or link).
const ELEMENTS: [&str; 56] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
    "view",
    "hatch",
    "hatchpath",
    "mesh",
    "meshrow",
    "meshpatch",
];

/// Elements that go with all they hold: none of it is drawn.
const DROPPED: [&str; 4] = ["metadata", "cursor", "link", "meta"];

/// Attributes that say where and how something is drawn (W3C SVG 2, "Attribute Index" and
/// "Presentation attributes"), or what it is called.
const ATTRIBUTES: &str = "
    class id lang style role tabindex transform viewBox preserveAspectRatio version
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate width height d points pathLength
    textLength lengthAdjust startOffset method spacing side refX refY markerWidth markerHeight
    markerUnits orient gradientUnits gradientTransform spreadMethod offset patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits filterUnits
    primitiveUnits in in2 result type values mode operator k1 k2 k3 k4 stdDeviation edgeMode
    kernelMatrix kernelUnitLength order divisor bias targetX targetY preserveAlpha surfaceScale
    diffuseConstant specularConstant specularExponent azimuth elevation limitingConeAngle z
    pointsAtX pointsAtY pointsAtZ scale xChannelSelector yChannelSelector baseFrequency numOctaves
    seed stitchTiles tableValues slope intercept amplitude exponent radius systemLanguage
    requiredFeatures
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering direction display dominant-baseline
    enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning
    letter-spacing lighting-color marker marker-end marker-mid marker-start mask mask-type
    mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing
    writing-mode";

/// The exact name of an element that may be drawn.
pub(super) fn element(name: &str) -> Option<&'static str> {
    ELEMENTS.into_iter().find(|known| *known == name)
}

/// Whether an element goes with all it holds.
pub(super) fn is_dropped(name: &str) -> bool {
    DROPPED.contains(&name)
}

/// Whether an attribute may be written.
pub(super) fn is_attribute(name: &str) -> bool {
    name.starts_with("aria-") || ATTRIBUTES.split_whitespace().any(|known| known == name)
}
