namespace Digest.Content.Pictures;

/// <summary>The elements, attributes and styles that a drawing may have. None of them runs code or loads a file.</summary>
internal static class DrawingVocabulary
{
    public const string Svg = "http://www.w3.org/2000/svg";
    public const string XLink = "http://www.w3.org/1999/xlink";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";
    public const string Xmlns = "http://www.w3.org/2000/xmlns/";

    /// <summary>The starts of the namespaces in which drawing programs keep data of their own; browsers ignore them.</summary>
    private static readonly string[] s_inertNamespaces =
    [
        "http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/", "http://www.openswatchbook.org/uri/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#", "http://web.resource.org/cc/",
        "http://purl.org/dc/",
        "http://ns.adobe.com/", "adobe:ns:meta/", "http://www.serif.com/", "http://www.bohemiancoding.com/sketch/",
        "http://www.figma.com/figma/", "http://schemas.microsoft.com/visio/", "http://xml.openoffice.org/", "http://www.vectornator.io",
        "http://www.corel.com/coreldraw/",
    ];

    public static readonly FrozenSet<string> Elements = SetOf(
        """
        a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
        feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
        feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g
        line linearGradient marker mask metadata mpath path pattern polygon polyline radialGradient rect set solidcolor stop style svg
        switch symbol text textPath title tspan use view
        """);

    /// <summary>The properties of styles, which may be attributes as well.</summary>
    public static readonly FrozenSet<string> Properties = SetOf(
        """
        alignment-baseline animation animation-delay animation-direction animation-duration animation-fill-mode
        animation-iteration-count animation-name animation-play-state animation-timing-function background background-color
        backface-visibility baseline-shift block-progression border box-sizing clip clip-path clip-rule color color-interpolation
        color-interpolation-filters color-profile color-rendering color-scheme content-visibility cursor cx cy d direction display
        dominant-baseline enable-background fill fill-opacity fill-rule filter flex-shrink flood-color flood-opacity font font-family
        font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-synthesis font-variant
        font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
        font-variant-position font-variation-settings font-weight forced-color-adjust glyph-orientation-horizontal
        glyph-orientation-vertical height image-rendering inline-size isolation kerning left letter-spacing lighting-color line-height
        margin margin-bottom margin-left margin-right margin-top marker marker-end marker-mid marker-start mask mask-type max-height
        max-width min-height min-width mix-blend-mode opacity order overflow overflow-wrap padding padding-bottom padding-left
        padding-right padding-top paint-order perspective pointer-events position r rotate rx ry scale shape-inside shape-margin
        shape-padding shape-rendering shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray
        stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size text-align
        text-align-last text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style
        text-decoration-thickness text-indent text-orientation text-overflow text-rendering text-shadow text-transform
        text-underline-offset top transform transform-box transform-origin transform-style transition translate unicode-bidi
        user-select vector-effect vertical-align visibility white-space white-space-collapse width will-change word-spacing word-wrap
        writing-mode x y z-index
        """);

    /// <summary>Other attributes. Those whose names start with <c>data-</c> or <c>aria-</c> are allowed as well.</summary>
    public static readonly FrozenSet<string> Attributes = SetOf(
        """
        accumulate additive amplitude attributeName attributeType azimuth baseFrequency baseProfile begin bias by calcMode class
        clipPathUnits content contentScriptType contentStyleType crossorigin decelerate diffuseConstant divisor dur dx dy edgeMode elevation
        enable-background end exponent externalResourcesRequired filterRes filterUnits focusable fr from fx fy gradientTransform
        gradientUnits height hreflang id in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang
        lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits max media method min mode
        nominated numOctaves offset operator orient origin path pathLength patternContentUnits patternTransform patternUnits points
        pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits radius refX refY repeatCount repeatDur
        requiredExtensions requiredFeatures restart result role rotate seed side slope spacing specularConstant specularExponent
        spreadMethod startOffset stdDeviation stitchTiles style surfaceScale systemLanguage tabindex tableValues target targetX targetY
        textLength title to type values version viewBox viewTarget width x1 x2 xChannelSelector y1 y2 yChannelSelector z zoomAndPan
        """);

    /// <summary>The functions of style values. <c>url</c> may only name a part of the drawing.</summary>
    public static readonly FrozenSet<string> Functions = SetOf(
        """
        blur brightness calc circle clamp color color-mix contrast cubic-bezier drop-shadow ellipse fit-content grayscale hsl hsla
        hue-rotate hwb icc-color inset invert lab lch light-dark linear linear-gradient matrix matrix3d max min minmax oklab oklch
        opacity path perspective polygon radial-gradient rect rgb rgba rotate rotate3d rotateX rotateY rotateZ saturate scale scale3d
        scaleX scaleY scaleZ sepia skew skewX skewY steps translate translate3d translateX translateY translateZ url var
        """);

    /// <summary>The functions of selectors.</summary>
    public static readonly FrozenSet<string> SelectorFunctions = SetOf("is lang not nth-child nth-last-child nth-of-type where");

    public static readonly FrozenSet<string> AtRules = SetOf("@keyframes @media @supports @-webkit-keyframes");

    /// <summary>Whether an animation may change an attribute: not one that refers to something.</summary>
    public static bool IsAnimatable(string attribute) =>
        Properties.Contains(attribute)
        || (Attributes.Contains(attribute) && !attribute.Equals("style", StringComparison.OrdinalIgnoreCase));

    public static bool IsInert(string xmlNamespace) =>
        s_inertNamespaces.Any(start => xmlNamespace.StartsWith(start, StringComparison.Ordinal));

    private static FrozenSet<string> SetOf(string names) => names
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
