/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Number = $util.global.Number, $Boolean = $util.global.Boolean, $Array = $util.global.Array, $isFinite = $util.global.isFinite, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const weft = $root.weft = (() => {

    /**
     * Namespace weft.
     * @exports weft
     * @namespace
     */
    const weft = {};

    weft.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof weft
         * @namespace
         */
        const v1 = {};

        v1.Request = (function() {

            /**
             * Properties of a Request.
             * @typedef {Object} weft.v1.Request.$Properties
             * @property {weft.v1.Nothing.$Properties|null} [version] Request version
             * @property {weft.v1.Nothing.$Properties|null} [status] Request status
             * @property {weft.v1.Nothing.$Properties|null} [services] Request services
             * @property {weft.v1.Nothing.$Properties|null} [routes] Request routes
             * @property {weft.v1.ExplainQuery.$Properties|null} [explain] Request explain
             * @property {weft.v1.Nothing.$Properties|null} [workloads] Request workloads
             * @property {weft.v1.Nothing.$Properties|null} [mapCheck] Request mapCheck
             * @property {weft.v1.Nothing.$Properties|null} [encryption] Request encryption
             * @property {weft.v1.Nothing.$Properties|null} [rotateKey] Request rotateKey
             * @property {"version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey"} [request] Request request
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Request.
             * @memberof weft.v1
             * @interface IRequest
             * @augments weft.v1.Request.$Properties
             * @deprecated Use weft.v1.Request.$Properties instead.
             */

            /**
             * Narrowed shape of a Request.
             * @typedef {{
             *   version?: weft.v1.Nothing.$Shape|null;
             *   status?: weft.v1.Nothing.$Shape|null;
             *   services?: weft.v1.Nothing.$Shape|null;
             *   routes?: weft.v1.Nothing.$Shape|null;
             *   explain?: weft.v1.ExplainQuery.$Shape|null;
             *   workloads?: weft.v1.Nothing.$Shape|null;
             *   mapCheck?: weft.v1.Nothing.$Shape|null;
             *   encryption?: weft.v1.Nothing.$Shape|null;
             *   rotateKey?: weft.v1.Nothing.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ request?: undefined; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "version"; version: weft.v1.Nothing.$Shape; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "status"; version?: null; status: weft.v1.Nothing.$Shape; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "services"; version?: null; status?: null; services: weft.v1.Nothing.$Shape; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "routes"; version?: null; status?: null; services?: null; routes: weft.v1.Nothing.$Shape; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "explain"; version?: null; status?: null; services?: null; routes?: null; explain: weft.v1.ExplainQuery.$Shape; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "workloads"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads: weft.v1.Nothing.$Shape; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "mapCheck"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck: weft.v1.Nothing.$Shape; encryption?: null; rotateKey?: null }|{ request?: "encryption"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption: weft.v1.Nothing.$Shape; rotateKey?: null }|{ request?: "rotateKey"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey: weft.v1.Nothing.$Shape })
             * )} weft.v1.Request.$Shape
             */

            /**
             * Constructs a new Request.
             * @memberof weft.v1
             * @classdesc Represents a Request.
             * @constructor
             * @param {weft.v1.Request.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Request = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Request version.
             * @member {weft.v1.Nothing.$Properties|null|undefined} version
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.version = null;

            /**
             * Request status.
             * @member {weft.v1.Nothing.$Properties|null|undefined} status
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.status = null;

            /**
             * Request services.
             * @member {weft.v1.Nothing.$Properties|null|undefined} services
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.services = null;

            /**
             * Request routes.
             * @member {weft.v1.Nothing.$Properties|null|undefined} routes
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.routes = null;

            /**
             * Request explain.
             * @member {weft.v1.ExplainQuery.$Properties|null|undefined} explain
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.explain = null;

            /**
             * Request workloads.
             * @member {weft.v1.Nothing.$Properties|null|undefined} workloads
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.workloads = null;

            /**
             * Request mapCheck.
             * @member {weft.v1.Nothing.$Properties|null|undefined} mapCheck
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.mapCheck = null;

            /**
             * Request encryption.
             * @member {weft.v1.Nothing.$Properties|null|undefined} encryption
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.encryption = null;

            /**
             * Request rotateKey.
             * @member {weft.v1.Nothing.$Properties|null|undefined} rotateKey
             * @memberof weft.v1.Request
             * @instance
             */
            Request.prototype.rotateKey = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Request request.
             * @member {"version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey"|undefined} request
             * @memberof weft.v1.Request
             * @instance
             */
            $Object.defineProperty(Request.prototype, "request", {
                get: $util.oneOfGetter($oneOfFields = ["version", "status", "services", "routes", "explain", "workloads", "mapCheck", "encryption", "rotateKey"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Request instance using the specified properties.
             * @function create
             * @memberof weft.v1.Request
             * @static
             * @param {weft.v1.Request.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Request} Request instance
             * @type {{
             *   (properties: weft.v1.Request.$Shape): weft.v1.Request & weft.v1.Request.$Shape;
             *   (properties?: weft.v1.Request.$Properties): weft.v1.Request;
             * }}
             */
            Request.create = function(properties) {
                return new Request(properties);
            };

            /**
             * Encodes the specified Request message. Does not implicitly {@link weft.v1.Request.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Request
             * @static
             * @param {weft.v1.Request.$Properties} message Request message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Request.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    $root.weft.v1.Nothing.encode(message.version, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.weft.v1.Nothing.encode(message.status, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.services != null && $Object.hasOwnProperty.call(message, "services"))
                    $root.weft.v1.Nothing.encode(message.services, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.routes != null && $Object.hasOwnProperty.call(message, "routes"))
                    $root.weft.v1.Nothing.encode(message.routes, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.explain != null && $Object.hasOwnProperty.call(message, "explain"))
                    $root.weft.v1.ExplainQuery.encode(message.explain, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.workloads != null && $Object.hasOwnProperty.call(message, "workloads"))
                    $root.weft.v1.Nothing.encode(message.workloads, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.mapCheck != null && $Object.hasOwnProperty.call(message, "mapCheck"))
                    $root.weft.v1.Nothing.encode(message.mapCheck, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.encryption != null && $Object.hasOwnProperty.call(message, "encryption"))
                    $root.weft.v1.Nothing.encode(message.encryption, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.rotateKey != null && $Object.hasOwnProperty.call(message, "rotateKey"))
                    $root.weft.v1.Nothing.encode(message.rotateKey, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Request
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Request & weft.v1.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Request.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Request();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.version = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.version);
                            message.request = "version";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            message.request = "status";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.services = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.services);
                            message.request = "services";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.routes = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.routes);
                            message.request = "routes";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.explain = $root.weft.v1.ExplainQuery.decode(reader, reader.size(), $undefined, _depth + 1, message.explain);
                            message.request = "explain";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.workloads = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.workloads);
                            message.request = "workloads";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.mapCheck = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.mapCheck);
                            message.request = "mapCheck";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.encryption = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.encryption);
                            message.request = "encryption";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.rotateKey = $root.weft.v1.Nothing.decode(reader, reader.size(), $undefined, _depth + 1, message.rotateKey);
                            message.request = "rotateKey";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Request message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Request
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Request} Request
             */
            Request.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Request)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Request: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Request();
                if (object.version != null) {
                    if (!$util.isObject(object.version))
                        throw $TypeError(".weft.v1.Request.version: object expected");
                    message.version = $root.weft.v1.Nothing.fromObject(object.version, _depth + 1);
                }
                if (object.status != null) {
                    if (!$util.isObject(object.status))
                        throw $TypeError(".weft.v1.Request.status: object expected");
                    message.status = $root.weft.v1.Nothing.fromObject(object.status, _depth + 1);
                }
                if (object.services != null) {
                    if (!$util.isObject(object.services))
                        throw $TypeError(".weft.v1.Request.services: object expected");
                    message.services = $root.weft.v1.Nothing.fromObject(object.services, _depth + 1);
                }
                if (object.routes != null) {
                    if (!$util.isObject(object.routes))
                        throw $TypeError(".weft.v1.Request.routes: object expected");
                    message.routes = $root.weft.v1.Nothing.fromObject(object.routes, _depth + 1);
                }
                if (object.explain != null) {
                    if (!$util.isObject(object.explain))
                        throw $TypeError(".weft.v1.Request.explain: object expected");
                    message.explain = $root.weft.v1.ExplainQuery.fromObject(object.explain, _depth + 1);
                }
                if (object.workloads != null) {
                    if (!$util.isObject(object.workloads))
                        throw $TypeError(".weft.v1.Request.workloads: object expected");
                    message.workloads = $root.weft.v1.Nothing.fromObject(object.workloads, _depth + 1);
                }
                if (object.mapCheck != null) {
                    if (!$util.isObject(object.mapCheck))
                        throw $TypeError(".weft.v1.Request.mapCheck: object expected");
                    message.mapCheck = $root.weft.v1.Nothing.fromObject(object.mapCheck, _depth + 1);
                }
                if (object.encryption != null) {
                    if (!$util.isObject(object.encryption))
                        throw $TypeError(".weft.v1.Request.encryption: object expected");
                    message.encryption = $root.weft.v1.Nothing.fromObject(object.encryption, _depth + 1);
                }
                if (object.rotateKey != null) {
                    if (!$util.isObject(object.rotateKey))
                        throw $TypeError(".weft.v1.Request.rotateKey: object expected");
                    message.rotateKey = $root.weft.v1.Nothing.fromObject(object.rotateKey, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a Request message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Request
             * @static
             * @param {weft.v1.Request} message Request
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Request.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.version != null && $Object.hasOwnProperty.call(message, "version")) {
                    object.version = $root.weft.v1.Nothing.toObject(message.version, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "version";
                }
                if (message.status != null && $Object.hasOwnProperty.call(message, "status")) {
                    object.status = $root.weft.v1.Nothing.toObject(message.status, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "status";
                }
                if (message.services != null && $Object.hasOwnProperty.call(message, "services")) {
                    object.services = $root.weft.v1.Nothing.toObject(message.services, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "services";
                }
                if (message.routes != null && $Object.hasOwnProperty.call(message, "routes")) {
                    object.routes = $root.weft.v1.Nothing.toObject(message.routes, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "routes";
                }
                if (message.explain != null && $Object.hasOwnProperty.call(message, "explain")) {
                    object.explain = $root.weft.v1.ExplainQuery.toObject(message.explain, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "explain";
                }
                if (message.workloads != null && $Object.hasOwnProperty.call(message, "workloads")) {
                    object.workloads = $root.weft.v1.Nothing.toObject(message.workloads, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "workloads";
                }
                if (message.mapCheck != null && $Object.hasOwnProperty.call(message, "mapCheck")) {
                    object.mapCheck = $root.weft.v1.Nothing.toObject(message.mapCheck, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "mapCheck";
                }
                if (message.encryption != null && $Object.hasOwnProperty.call(message, "encryption")) {
                    object.encryption = $root.weft.v1.Nothing.toObject(message.encryption, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "encryption";
                }
                if (message.rotateKey != null && $Object.hasOwnProperty.call(message, "rotateKey")) {
                    object.rotateKey = $root.weft.v1.Nothing.toObject(message.rotateKey, options, _depth + 1);
                    if (options.oneofs)
                        object.request = "rotateKey";
                }
                return object;
            };

            /**
             * Converts this Request to JSON.
             * @function toJSON
             * @memberof weft.v1.Request
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Request.prototype.toJSON = function() {
                return Request.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Request
             * @function getTypeUrl
             * @memberof weft.v1.Request
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Request.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Request";
            };

            return Request;
        })();

        v1.Response = (function() {

            /**
             * Properties of a Response.
             * @typedef {Object} weft.v1.Response.$Properties
             * @property {weft.v1.Error.$Properties|null} [error] Response error
             * @property {weft.v1.Version.$Properties|null} [version] Response version
             * @property {weft.v1.Status.$Properties|null} [status] Response status
             * @property {weft.v1.ServiceList.$Properties|null} [services] Response services
             * @property {weft.v1.RouteList.$Properties|null} [routes] Response routes
             * @property {weft.v1.Explanation.$Properties|null} [explain] Response explain
             * @property {weft.v1.WorkloadList.$Properties|null} [workloads] Response workloads
             * @property {weft.v1.MapCheck.$Properties|null} [mapCheck] Response mapCheck
             * @property {weft.v1.Encryption.$Properties|null} [encryption] Response encryption
             * @property {weft.v1.NewKey.$Properties|null} [rotateKey] Response rotateKey
             * @property {"error"|"version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey"} [response] Response response
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Response.
             * @memberof weft.v1
             * @interface IResponse
             * @augments weft.v1.Response.$Properties
             * @deprecated Use weft.v1.Response.$Properties instead.
             */

            /**
             * Narrowed shape of a Response.
             * @typedef {{
             *   error?: weft.v1.Error.$Shape|null;
             *   version?: weft.v1.Version.$Shape|null;
             *   status?: weft.v1.Status.$Shape|null;
             *   services?: weft.v1.ServiceList.$Shape|null;
             *   routes?: weft.v1.RouteList.$Shape|null;
             *   explain?: weft.v1.Explanation.$Shape|null;
             *   workloads?: weft.v1.WorkloadList.$Shape|null;
             *   mapCheck?: weft.v1.MapCheck.$Shape|null;
             *   encryption?: weft.v1.Encryption.$Shape|null;
             *   rotateKey?: weft.v1.NewKey.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ response?: undefined; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "error"; error: weft.v1.Error.$Shape; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "version"; error?: null; version: weft.v1.Version.$Shape; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "status"; error?: null; version?: null; status: weft.v1.Status.$Shape; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "services"; error?: null; version?: null; status?: null; services: weft.v1.ServiceList.$Shape; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "routes"; error?: null; version?: null; status?: null; services?: null; routes: weft.v1.RouteList.$Shape; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "explain"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain: weft.v1.Explanation.$Shape; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "workloads"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads: weft.v1.WorkloadList.$Shape; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "mapCheck"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck: weft.v1.MapCheck.$Shape; encryption?: null; rotateKey?: null }|{ response?: "encryption"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption: weft.v1.Encryption.$Shape; rotateKey?: null }|{ response?: "rotateKey"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey: weft.v1.NewKey.$Shape })
             * )} weft.v1.Response.$Shape
             */

            /**
             * Constructs a new Response.
             * @memberof weft.v1
             * @classdesc Represents a Response.
             * @constructor
             * @param {weft.v1.Response.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Response = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Response error.
             * @member {weft.v1.Error.$Properties|null|undefined} error
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.error = null;

            /**
             * Response version.
             * @member {weft.v1.Version.$Properties|null|undefined} version
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.version = null;

            /**
             * Response status.
             * @member {weft.v1.Status.$Properties|null|undefined} status
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.status = null;

            /**
             * Response services.
             * @member {weft.v1.ServiceList.$Properties|null|undefined} services
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.services = null;

            /**
             * Response routes.
             * @member {weft.v1.RouteList.$Properties|null|undefined} routes
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.routes = null;

            /**
             * Response explain.
             * @member {weft.v1.Explanation.$Properties|null|undefined} explain
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.explain = null;

            /**
             * Response workloads.
             * @member {weft.v1.WorkloadList.$Properties|null|undefined} workloads
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.workloads = null;

            /**
             * Response mapCheck.
             * @member {weft.v1.MapCheck.$Properties|null|undefined} mapCheck
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.mapCheck = null;

            /**
             * Response encryption.
             * @member {weft.v1.Encryption.$Properties|null|undefined} encryption
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.encryption = null;

            /**
             * Response rotateKey.
             * @member {weft.v1.NewKey.$Properties|null|undefined} rotateKey
             * @memberof weft.v1.Response
             * @instance
             */
            Response.prototype.rotateKey = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Response response.
             * @member {"error"|"version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey"|undefined} response
             * @memberof weft.v1.Response
             * @instance
             */
            $Object.defineProperty(Response.prototype, "response", {
                get: $util.oneOfGetter($oneOfFields = ["error", "version", "status", "services", "routes", "explain", "workloads", "mapCheck", "encryption", "rotateKey"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Response instance using the specified properties.
             * @function create
             * @memberof weft.v1.Response
             * @static
             * @param {weft.v1.Response.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Response} Response instance
             * @type {{
             *   (properties: weft.v1.Response.$Shape): weft.v1.Response & weft.v1.Response.$Shape;
             *   (properties?: weft.v1.Response.$Properties): weft.v1.Response;
             * }}
             */
            Response.create = function(properties) {
                return new Response(properties);
            };

            /**
             * Encodes the specified Response message. Does not implicitly {@link weft.v1.Response.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Response
             * @static
             * @param {weft.v1.Response.$Properties} message Response message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Response.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.weft.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    $root.weft.v1.Version.encode(message.version, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.weft.v1.Status.encode(message.status, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.services != null && $Object.hasOwnProperty.call(message, "services"))
                    $root.weft.v1.ServiceList.encode(message.services, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.routes != null && $Object.hasOwnProperty.call(message, "routes"))
                    $root.weft.v1.RouteList.encode(message.routes, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.explain != null && $Object.hasOwnProperty.call(message, "explain"))
                    $root.weft.v1.Explanation.encode(message.explain, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.workloads != null && $Object.hasOwnProperty.call(message, "workloads"))
                    $root.weft.v1.WorkloadList.encode(message.workloads, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.mapCheck != null && $Object.hasOwnProperty.call(message, "mapCheck"))
                    $root.weft.v1.MapCheck.encode(message.mapCheck, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.encryption != null && $Object.hasOwnProperty.call(message, "encryption"))
                    $root.weft.v1.Encryption.encode(message.encryption, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.rotateKey != null && $Object.hasOwnProperty.call(message, "rotateKey"))
                    $root.weft.v1.NewKey.encode(message.rotateKey, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Response
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Response & weft.v1.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Response.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Response();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.weft.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.response = "error";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.version = $root.weft.v1.Version.decode(reader, reader.size(), $undefined, _depth + 1, message.version);
                            message.response = "version";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.weft.v1.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            message.response = "status";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.services = $root.weft.v1.ServiceList.decode(reader, reader.size(), $undefined, _depth + 1, message.services);
                            message.response = "services";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.routes = $root.weft.v1.RouteList.decode(reader, reader.size(), $undefined, _depth + 1, message.routes);
                            message.response = "routes";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.explain = $root.weft.v1.Explanation.decode(reader, reader.size(), $undefined, _depth + 1, message.explain);
                            message.response = "explain";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.workloads = $root.weft.v1.WorkloadList.decode(reader, reader.size(), $undefined, _depth + 1, message.workloads);
                            message.response = "workloads";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.mapCheck = $root.weft.v1.MapCheck.decode(reader, reader.size(), $undefined, _depth + 1, message.mapCheck);
                            message.response = "mapCheck";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.encryption = $root.weft.v1.Encryption.decode(reader, reader.size(), $undefined, _depth + 1, message.encryption);
                            message.response = "encryption";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.rotateKey = $root.weft.v1.NewKey.decode(reader, reader.size(), $undefined, _depth + 1, message.rotateKey);
                            message.response = "rotateKey";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Response message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Response
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Response} Response
             */
            Response.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Response)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Response: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Response();
                if (object.error != null) {
                    if (!$util.isObject(object.error))
                        throw $TypeError(".weft.v1.Response.error: object expected");
                    message.error = $root.weft.v1.Error.fromObject(object.error, _depth + 1);
                }
                if (object.version != null) {
                    if (!$util.isObject(object.version))
                        throw $TypeError(".weft.v1.Response.version: object expected");
                    message.version = $root.weft.v1.Version.fromObject(object.version, _depth + 1);
                }
                if (object.status != null) {
                    if (!$util.isObject(object.status))
                        throw $TypeError(".weft.v1.Response.status: object expected");
                    message.status = $root.weft.v1.Status.fromObject(object.status, _depth + 1);
                }
                if (object.services != null) {
                    if (!$util.isObject(object.services))
                        throw $TypeError(".weft.v1.Response.services: object expected");
                    message.services = $root.weft.v1.ServiceList.fromObject(object.services, _depth + 1);
                }
                if (object.routes != null) {
                    if (!$util.isObject(object.routes))
                        throw $TypeError(".weft.v1.Response.routes: object expected");
                    message.routes = $root.weft.v1.RouteList.fromObject(object.routes, _depth + 1);
                }
                if (object.explain != null) {
                    if (!$util.isObject(object.explain))
                        throw $TypeError(".weft.v1.Response.explain: object expected");
                    message.explain = $root.weft.v1.Explanation.fromObject(object.explain, _depth + 1);
                }
                if (object.workloads != null) {
                    if (!$util.isObject(object.workloads))
                        throw $TypeError(".weft.v1.Response.workloads: object expected");
                    message.workloads = $root.weft.v1.WorkloadList.fromObject(object.workloads, _depth + 1);
                }
                if (object.mapCheck != null) {
                    if (!$util.isObject(object.mapCheck))
                        throw $TypeError(".weft.v1.Response.mapCheck: object expected");
                    message.mapCheck = $root.weft.v1.MapCheck.fromObject(object.mapCheck, _depth + 1);
                }
                if (object.encryption != null) {
                    if (!$util.isObject(object.encryption))
                        throw $TypeError(".weft.v1.Response.encryption: object expected");
                    message.encryption = $root.weft.v1.Encryption.fromObject(object.encryption, _depth + 1);
                }
                if (object.rotateKey != null) {
                    if (!$util.isObject(object.rotateKey))
                        throw $TypeError(".weft.v1.Response.rotateKey: object expected");
                    message.rotateKey = $root.weft.v1.NewKey.fromObject(object.rotateKey, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a Response message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Response
             * @static
             * @param {weft.v1.Response} message Response
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Response.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.error != null && $Object.hasOwnProperty.call(message, "error")) {
                    object.error = $root.weft.v1.Error.toObject(message.error, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "error";
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version")) {
                    object.version = $root.weft.v1.Version.toObject(message.version, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "version";
                }
                if (message.status != null && $Object.hasOwnProperty.call(message, "status")) {
                    object.status = $root.weft.v1.Status.toObject(message.status, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "status";
                }
                if (message.services != null && $Object.hasOwnProperty.call(message, "services")) {
                    object.services = $root.weft.v1.ServiceList.toObject(message.services, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "services";
                }
                if (message.routes != null && $Object.hasOwnProperty.call(message, "routes")) {
                    object.routes = $root.weft.v1.RouteList.toObject(message.routes, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "routes";
                }
                if (message.explain != null && $Object.hasOwnProperty.call(message, "explain")) {
                    object.explain = $root.weft.v1.Explanation.toObject(message.explain, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "explain";
                }
                if (message.workloads != null && $Object.hasOwnProperty.call(message, "workloads")) {
                    object.workloads = $root.weft.v1.WorkloadList.toObject(message.workloads, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "workloads";
                }
                if (message.mapCheck != null && $Object.hasOwnProperty.call(message, "mapCheck")) {
                    object.mapCheck = $root.weft.v1.MapCheck.toObject(message.mapCheck, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "mapCheck";
                }
                if (message.encryption != null && $Object.hasOwnProperty.call(message, "encryption")) {
                    object.encryption = $root.weft.v1.Encryption.toObject(message.encryption, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "encryption";
                }
                if (message.rotateKey != null && $Object.hasOwnProperty.call(message, "rotateKey")) {
                    object.rotateKey = $root.weft.v1.NewKey.toObject(message.rotateKey, options, _depth + 1);
                    if (options.oneofs)
                        object.response = "rotateKey";
                }
                return object;
            };

            /**
             * Converts this Response to JSON.
             * @function toJSON
             * @memberof weft.v1.Response
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Response.prototype.toJSON = function() {
                return Response.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Response
             * @function getTypeUrl
             * @memberof weft.v1.Response
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Response.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Response";
            };

            return Response;
        })();

        v1.Nothing = (function() {

            /**
             * Properties of a Nothing.
             * @typedef {Object} weft.v1.Nothing.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Nothing.
             * @memberof weft.v1
             * @interface INothing
             * @augments weft.v1.Nothing.$Properties
             * @deprecated Use weft.v1.Nothing.$Properties instead.
             */

            /**
             * Shape of a Nothing.
             * @typedef {weft.v1.Nothing.$Properties} weft.v1.Nothing.$Shape
             */

            /**
             * Constructs a new Nothing.
             * @memberof weft.v1
             * @classdesc Represents a Nothing.
             * @constructor
             * @param {weft.v1.Nothing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Nothing = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new Nothing instance using the specified properties.
             * @function create
             * @memberof weft.v1.Nothing
             * @static
             * @param {weft.v1.Nothing.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Nothing} Nothing instance
             * @type {{
             *   (properties: weft.v1.Nothing.$Shape): weft.v1.Nothing & weft.v1.Nothing.$Shape;
             *   (properties?: weft.v1.Nothing.$Properties): weft.v1.Nothing;
             * }}
             */
            Nothing.create = function(properties) {
                return new Nothing(properties);
            };

            /**
             * Encodes the specified Nothing message. Does not implicitly {@link weft.v1.Nothing.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Nothing
             * @static
             * @param {weft.v1.Nothing.$Properties} message Nothing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Nothing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Nothing message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Nothing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Nothing & weft.v1.Nothing.$Shape} Nothing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Nothing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Nothing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Nothing message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Nothing
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Nothing} Nothing
             */
            Nothing.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Nothing)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Nothing: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.weft.v1.Nothing();
            };

            /**
             * Creates a plain object from a Nothing message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Nothing
             * @static
             * @param {weft.v1.Nothing} message Nothing
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Nothing.toObject = function () {
                return {};
            };

            /**
             * Converts this Nothing to JSON.
             * @function toJSON
             * @memberof weft.v1.Nothing
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Nothing.prototype.toJSON = function() {
                return Nothing.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Nothing
             * @function getTypeUrl
             * @memberof weft.v1.Nothing
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Nothing.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Nothing";
            };

            return Nothing;
        })();

        v1.Error = (function() {

            /**
             * Properties of an Error.
             * @typedef {Object} weft.v1.Error.$Properties
             * @property {string|null} [code] Error code
             * @property {string|null} [message] Error message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Error.
             * @memberof weft.v1
             * @interface IError
             * @augments weft.v1.Error.$Properties
             * @deprecated Use weft.v1.Error.$Properties instead.
             */

            /**
             * Shape of an Error.
             * @typedef {weft.v1.Error.$Properties} weft.v1.Error.$Shape
             */

            /**
             * Constructs a new Error.
             * @memberof weft.v1
             * @classdesc Represents an Error.
             * @constructor
             * @param {weft.v1.Error.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Error = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Error code.
             * @member {string} code
             * @memberof weft.v1.Error
             * @instance
             */
            Error.prototype.code = "";

            /**
             * Error message.
             * @member {string} message
             * @memberof weft.v1.Error
             * @instance
             */
            Error.prototype.message = "";

            /**
             * Creates a new Error instance using the specified properties.
             * @function create
             * @memberof weft.v1.Error
             * @static
             * @param {weft.v1.Error.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Error} Error instance
             * @type {{
             *   (properties: weft.v1.Error.$Shape): weft.v1.Error & weft.v1.Error.$Shape;
             *   (properties?: weft.v1.Error.$Properties): weft.v1.Error;
             * }}
             */
            Error.create = function(properties) {
                return new Error(properties);
            };

            /**
             * Encodes the specified Error message. Does not implicitly {@link weft.v1.Error.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Error
             * @static
             * @param {weft.v1.Error.$Properties} message Error message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Error
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Error & weft.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Error message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Error
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Error} Error
             */
            Error.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Error)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Error: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Error();
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                return message;
            };

            /**
             * Creates a plain object from an Error message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Error
             * @static
             * @param {weft.v1.Error} message Error
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Error.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.code = "";
                    object.message = "";
                }
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            /**
             * Converts this Error to JSON.
             * @function toJSON
             * @memberof weft.v1.Error
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Error.prototype.toJSON = function() {
                return Error.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Error
             * @function getTypeUrl
             * @memberof weft.v1.Error
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Error.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Error";
            };

            return Error;
        })();

        v1.Version = (function() {

            /**
             * Properties of a Version.
             * @typedef {Object} weft.v1.Version.$Properties
             * @property {string|null} [version] Version version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Version.
             * @memberof weft.v1
             * @interface IVersion
             * @augments weft.v1.Version.$Properties
             * @deprecated Use weft.v1.Version.$Properties instead.
             */

            /**
             * Shape of a Version.
             * @typedef {weft.v1.Version.$Properties} weft.v1.Version.$Shape
             */

            /**
             * Constructs a new Version.
             * @memberof weft.v1
             * @classdesc Represents a Version.
             * @constructor
             * @param {weft.v1.Version.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Version = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Version version.
             * @member {string} version
             * @memberof weft.v1.Version
             * @instance
             */
            Version.prototype.version = "";

            /**
             * Creates a new Version instance using the specified properties.
             * @function create
             * @memberof weft.v1.Version
             * @static
             * @param {weft.v1.Version.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Version} Version instance
             * @type {{
             *   (properties: weft.v1.Version.$Shape): weft.v1.Version & weft.v1.Version.$Shape;
             *   (properties?: weft.v1.Version.$Properties): weft.v1.Version;
             * }}
             */
            Version.create = function(properties) {
                return new Version(properties);
            };

            /**
             * Encodes the specified Version message. Does not implicitly {@link weft.v1.Version.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Version
             * @static
             * @param {weft.v1.Version.$Properties} message Version message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Version.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Version message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Version
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Version & weft.v1.Version.$Shape} Version
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Version.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Version();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Version message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Version
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Version} Version
             */
            Version.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Version)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Version: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Version();
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                return message;
            };

            /**
             * Creates a plain object from a Version message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Version
             * @static
             * @param {weft.v1.Version} message Version
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Version.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.version = "";
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                return object;
            };

            /**
             * Converts this Version to JSON.
             * @function toJSON
             * @memberof weft.v1.Version
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Version.prototype.toJSON = function() {
                return Version.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Version
             * @function getTypeUrl
             * @memberof weft.v1.Version
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Version.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Version";
            };

            return Version;
        })();

        v1.Status = (function() {

            /**
             * Properties of a Status.
             * @typedef {Object} weft.v1.Status.$Properties
             * @property {string|null} [nodeName] Status nodeName
             * @property {string|null} [version] Status version
             * @property {number|null} [pid] Status pid
             * @property {number|null} [uptimeMs] Status uptimeMs
             * @property {boolean|null} [ready] Status ready
             * @property {Array.<weft.v1.ReadinessCondition.$Properties>|null} [readiness] Status readiness
             * @property {weft.v1.Sources.$Properties|null} [sources] Status sources
             * @property {Array.<weft.v1.Diagnostic.$Properties>|null} [diagnostics] Status diagnostics
             * @property {weft.v1.DatapathStatus.$Properties|null} [datapath] Status datapath
             * @property {weft.v1.WorkloadCounts.$Properties|null} [workloads] Status workloads
             * @property {Array.<string>|null} [problems] Status problems
             * @property {string|null} [leader] Status leader
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Status.
             * @memberof weft.v1
             * @interface IStatus
             * @augments weft.v1.Status.$Properties
             * @deprecated Use weft.v1.Status.$Properties instead.
             */

            /**
             * Shape of a Status.
             * @typedef {weft.v1.Status.$Properties} weft.v1.Status.$Shape
             */

            /**
             * Constructs a new Status.
             * @memberof weft.v1
             * @classdesc Represents a Status.
             * @constructor
             * @param {weft.v1.Status.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Status = function (properties) {
                this.readiness = [];
                this.diagnostics = [];
                this.problems = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Status nodeName.
             * @member {string} nodeName
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.nodeName = "";

            /**
             * Status version.
             * @member {string} version
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.version = "";

            /**
             * Status pid.
             * @member {number} pid
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.pid = 0;

            /**
             * Status uptimeMs.
             * @member {number} uptimeMs
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.uptimeMs = 0;

            /**
             * Status ready.
             * @member {boolean} ready
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.ready = false;

            /**
             * Status readiness.
             * @member {Array.<weft.v1.ReadinessCondition.$Properties>} readiness
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.readiness = $util.emptyArray;

            /**
             * Status sources.
             * @member {weft.v1.Sources.$Properties|null|undefined} sources
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.sources = null;

            /**
             * Status diagnostics.
             * @member {Array.<weft.v1.Diagnostic.$Properties>} diagnostics
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.diagnostics = $util.emptyArray;

            /**
             * Status datapath.
             * @member {weft.v1.DatapathStatus.$Properties|null|undefined} datapath
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.datapath = null;

            /**
             * Status workloads.
             * @member {weft.v1.WorkloadCounts.$Properties|null|undefined} workloads
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.workloads = null;

            /**
             * Status problems.
             * @member {Array.<string>} problems
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.problems = $util.emptyArray;

            /**
             * Status leader.
             * @member {string|null|undefined} leader
             * @memberof weft.v1.Status
             * @instance
             */
            Status.prototype.leader = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Status.prototype, "_leader", {
                get: $util.oneOfGetter($oneOfFields = ["leader"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Status instance using the specified properties.
             * @function create
             * @memberof weft.v1.Status
             * @static
             * @param {weft.v1.Status.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Status} Status instance
             * @type {{
             *   (properties: weft.v1.Status.$Shape): weft.v1.Status & weft.v1.Status.$Shape;
             *   (properties?: weft.v1.Status.$Properties): weft.v1.Status;
             * }}
             */
            Status.create = function(properties) {
                return new Status(properties);
            };

            /**
             * Encodes the specified Status message. Does not implicitly {@link weft.v1.Status.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Status
             * @static
             * @param {weft.v1.Status.$Properties} message Status message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Status.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeName != null && $Object.hasOwnProperty.call(message, "nodeName") && message.nodeName !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeName);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pid);
                if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs") && !$Object.is(message.uptimeMs, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.uptimeMs);
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready") && message.ready !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.ready);
                if (message.readiness != null && message.readiness.length)
                    for (let i = 0; i < message.readiness.length; ++i)
                        $root.weft.v1.ReadinessCondition.encode(message.readiness[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.sources != null && $Object.hasOwnProperty.call(message, "sources"))
                    $root.weft.v1.Sources.encode(message.sources, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.diagnostics != null && message.diagnostics.length)
                    for (let i = 0; i < message.diagnostics.length; ++i)
                        $root.weft.v1.Diagnostic.encode(message.diagnostics[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.datapath != null && $Object.hasOwnProperty.call(message, "datapath"))
                    $root.weft.v1.DatapathStatus.encode(message.datapath, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.workloads != null && $Object.hasOwnProperty.call(message, "workloads"))
                    $root.weft.v1.WorkloadCounts.encode(message.workloads, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.problems != null && message.problems.length)
                    for (let i = 0; i < message.problems.length; ++i)
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.problems[i]);
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader"))
                    writer.uint32(/* id 12, wireType 2 =*/98).string(message.leader);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Status
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Status & weft.v1.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Status.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Status();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.nodeName = value;
                            else
                                delete message.nodeName;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.uptimeMs = value;
                            else
                                delete message.uptimeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ready = value;
                            else
                                delete message.ready;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.readiness && message.readiness.length))
                                message.readiness = [];
                            message.readiness.push($root.weft.v1.ReadinessCondition.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.sources = $root.weft.v1.Sources.decode(reader, reader.size(), $undefined, _depth + 1, message.sources);
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.diagnostics && message.diagnostics.length))
                                message.diagnostics = [];
                            message.diagnostics.push($root.weft.v1.Diagnostic.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.datapath = $root.weft.v1.DatapathStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.datapath);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.workloads = $root.weft.v1.WorkloadCounts.decode(reader, reader.size(), $undefined, _depth + 1, message.workloads);
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.problems && message.problems.length))
                                message.problems = [];
                            message.problems.push(reader.stringVerify());
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.leader = reader.stringVerify();
                            message._leader = "leader";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Status message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Status
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Status} Status
             */
            Status.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Status)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Status: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Status();
                if (object.nodeName != null)
                    if (typeof object.nodeName !== "string" || object.nodeName.length)
                        message.nodeName = $String(object.nodeName);
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                if (object.pid != null)
                    if ($Number(object.pid) !== 0)
                        message.pid = object.pid >>> 0;
                if (object.uptimeMs != null)
                    if (!$Object.is($Number(object.uptimeMs), 0))
                        message.uptimeMs = $Number(object.uptimeMs);
                if (object.ready != null)
                    if (object.ready)
                        message.ready = $Boolean(object.ready);
                if (object.readiness) {
                    if (!$Array.isArray(object.readiness))
                        throw $TypeError(".weft.v1.Status.readiness: array expected");
                    message.readiness = $Array(object.readiness.length);
                    for (let i = 0; i < object.readiness.length; ++i) {
                        if (!$util.isObject(object.readiness[i]))
                            throw $TypeError(".weft.v1.Status.readiness: object expected");
                        message.readiness[i] = $root.weft.v1.ReadinessCondition.fromObject(object.readiness[i], _depth + 1);
                    }
                }
                if (object.sources != null) {
                    if (!$util.isObject(object.sources))
                        throw $TypeError(".weft.v1.Status.sources: object expected");
                    message.sources = $root.weft.v1.Sources.fromObject(object.sources, _depth + 1);
                }
                if (object.diagnostics) {
                    if (!$Array.isArray(object.diagnostics))
                        throw $TypeError(".weft.v1.Status.diagnostics: array expected");
                    message.diagnostics = $Array(object.diagnostics.length);
                    for (let i = 0; i < object.diagnostics.length; ++i) {
                        if (!$util.isObject(object.diagnostics[i]))
                            throw $TypeError(".weft.v1.Status.diagnostics: object expected");
                        message.diagnostics[i] = $root.weft.v1.Diagnostic.fromObject(object.diagnostics[i], _depth + 1);
                    }
                }
                if (object.datapath != null) {
                    if (!$util.isObject(object.datapath))
                        throw $TypeError(".weft.v1.Status.datapath: object expected");
                    message.datapath = $root.weft.v1.DatapathStatus.fromObject(object.datapath, _depth + 1);
                }
                if (object.workloads != null) {
                    if (!$util.isObject(object.workloads))
                        throw $TypeError(".weft.v1.Status.workloads: object expected");
                    message.workloads = $root.weft.v1.WorkloadCounts.fromObject(object.workloads, _depth + 1);
                }
                if (object.problems) {
                    if (!$Array.isArray(object.problems))
                        throw $TypeError(".weft.v1.Status.problems: array expected");
                    message.problems = $Array(object.problems.length);
                    for (let i = 0; i < object.problems.length; ++i)
                        message.problems[i] = $String(object.problems[i]);
                }
                if (object.leader != null)
                    message.leader = $String(object.leader);
                return message;
            };

            /**
             * Creates a plain object from a Status message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Status
             * @static
             * @param {weft.v1.Status} message Status
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Status.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.readiness = [];
                    object.diagnostics = [];
                    object.problems = [];
                }
                if (options.defaults) {
                    object.nodeName = "";
                    object.version = "";
                    object.pid = 0;
                    object.uptimeMs = 0;
                    object.ready = false;
                    object.sources = null;
                    object.datapath = null;
                    object.workloads = null;
                }
                if (message.nodeName != null && $Object.hasOwnProperty.call(message, "nodeName"))
                    object.nodeName = message.nodeName;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    object.pid = message.pid;
                if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs"))
                    object.uptimeMs = options.json && !$isFinite(message.uptimeMs) ? $String(message.uptimeMs) : message.uptimeMs;
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready"))
                    object.ready = message.ready;
                if (message.readiness && message.readiness.length) {
                    object.readiness = $Array(message.readiness.length);
                    for (let j = 0; j < message.readiness.length; ++j)
                        object.readiness[j] = $root.weft.v1.ReadinessCondition.toObject(message.readiness[j], options, _depth + 1);
                }
                if (message.sources != null && $Object.hasOwnProperty.call(message, "sources"))
                    object.sources = $root.weft.v1.Sources.toObject(message.sources, options, _depth + 1);
                if (message.diagnostics && message.diagnostics.length) {
                    object.diagnostics = $Array(message.diagnostics.length);
                    for (let j = 0; j < message.diagnostics.length; ++j)
                        object.diagnostics[j] = $root.weft.v1.Diagnostic.toObject(message.diagnostics[j], options, _depth + 1);
                }
                if (message.datapath != null && $Object.hasOwnProperty.call(message, "datapath"))
                    object.datapath = $root.weft.v1.DatapathStatus.toObject(message.datapath, options, _depth + 1);
                if (message.workloads != null && $Object.hasOwnProperty.call(message, "workloads"))
                    object.workloads = $root.weft.v1.WorkloadCounts.toObject(message.workloads, options, _depth + 1);
                if (message.problems && message.problems.length) {
                    object.problems = $Array(message.problems.length);
                    for (let j = 0; j < message.problems.length; ++j)
                        object.problems[j] = message.problems[j];
                }
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader"))
                    object.leader = message.leader;
                return object;
            };

            /**
             * Converts this Status to JSON.
             * @function toJSON
             * @memberof weft.v1.Status
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Status.prototype.toJSON = function() {
                return Status.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Status
             * @function getTypeUrl
             * @memberof weft.v1.Status
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Status.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Status";
            };

            return Status;
        })();

        v1.ReadinessCondition = (function() {

            /**
             * Properties of a ReadinessCondition.
             * @typedef {Object} weft.v1.ReadinessCondition.$Properties
             * @property {string|null} [name] ReadinessCondition name
             * @property {boolean|null} [ready] ReadinessCondition ready
             * @property {string|null} [message] ReadinessCondition message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadinessCondition.
             * @memberof weft.v1
             * @interface IReadinessCondition
             * @augments weft.v1.ReadinessCondition.$Properties
             * @deprecated Use weft.v1.ReadinessCondition.$Properties instead.
             */

            /**
             * Shape of a ReadinessCondition.
             * @typedef {weft.v1.ReadinessCondition.$Properties} weft.v1.ReadinessCondition.$Shape
             */

            /**
             * Constructs a new ReadinessCondition.
             * @memberof weft.v1
             * @classdesc Represents a ReadinessCondition.
             * @constructor
             * @param {weft.v1.ReadinessCondition.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadinessCondition = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadinessCondition name.
             * @member {string} name
             * @memberof weft.v1.ReadinessCondition
             * @instance
             */
            ReadinessCondition.prototype.name = "";

            /**
             * ReadinessCondition ready.
             * @member {boolean} ready
             * @memberof weft.v1.ReadinessCondition
             * @instance
             */
            ReadinessCondition.prototype.ready = false;

            /**
             * ReadinessCondition message.
             * @member {string} message
             * @memberof weft.v1.ReadinessCondition
             * @instance
             */
            ReadinessCondition.prototype.message = "";

            /**
             * Creates a new ReadinessCondition instance using the specified properties.
             * @function create
             * @memberof weft.v1.ReadinessCondition
             * @static
             * @param {weft.v1.ReadinessCondition.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ReadinessCondition} ReadinessCondition instance
             * @type {{
             *   (properties: weft.v1.ReadinessCondition.$Shape): weft.v1.ReadinessCondition & weft.v1.ReadinessCondition.$Shape;
             *   (properties?: weft.v1.ReadinessCondition.$Properties): weft.v1.ReadinessCondition;
             * }}
             */
            ReadinessCondition.create = function(properties) {
                return new ReadinessCondition(properties);
            };

            /**
             * Encodes the specified ReadinessCondition message. Does not implicitly {@link weft.v1.ReadinessCondition.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ReadinessCondition
             * @static
             * @param {weft.v1.ReadinessCondition.$Properties} message ReadinessCondition message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadinessCondition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready") && message.ready !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.ready);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadinessCondition message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ReadinessCondition
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ReadinessCondition & weft.v1.ReadinessCondition.$Shape} ReadinessCondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadinessCondition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ReadinessCondition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ready = value;
                            else
                                delete message.ready;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadinessCondition message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ReadinessCondition
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ReadinessCondition} ReadinessCondition
             */
            ReadinessCondition.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ReadinessCondition)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ReadinessCondition: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ReadinessCondition();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.ready != null)
                    if (object.ready)
                        message.ready = $Boolean(object.ready);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                return message;
            };

            /**
             * Creates a plain object from a ReadinessCondition message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ReadinessCondition
             * @static
             * @param {weft.v1.ReadinessCondition} message ReadinessCondition
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadinessCondition.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.ready = false;
                    object.message = "";
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.ready != null && $Object.hasOwnProperty.call(message, "ready"))
                    object.ready = message.ready;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            /**
             * Converts this ReadinessCondition to JSON.
             * @function toJSON
             * @memberof weft.v1.ReadinessCondition
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadinessCondition.prototype.toJSON = function() {
                return ReadinessCondition.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ReadinessCondition
             * @function getTypeUrl
             * @memberof weft.v1.ReadinessCondition
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReadinessCondition.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ReadinessCondition";
            };

            return ReadinessCondition;
        })();

        v1.Sources = (function() {

            /**
             * Properties of a Sources.
             * @typedef {Object} weft.v1.Sources.$Properties
             * @property {boolean|null} [synced] Sources synced
             * @property {Array.<weft.v1.ObjectCount.$Properties>|null} [objects] Sources objects
             * @property {Array.<string>|null} [errors] Sources errors
             * @property {Array.<weft.v1.WatchedSource.$Properties>|null} [watched] Sources watched
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Sources.
             * @memberof weft.v1
             * @interface ISources
             * @augments weft.v1.Sources.$Properties
             * @deprecated Use weft.v1.Sources.$Properties instead.
             */

            /**
             * Shape of a Sources.
             * @typedef {weft.v1.Sources.$Properties} weft.v1.Sources.$Shape
             */

            /**
             * Constructs a new Sources.
             * @memberof weft.v1
             * @classdesc Represents a Sources.
             * @constructor
             * @param {weft.v1.Sources.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Sources = function (properties) {
                this.objects = [];
                this.errors = [];
                this.watched = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Sources synced.
             * @member {boolean} synced
             * @memberof weft.v1.Sources
             * @instance
             */
            Sources.prototype.synced = false;

            /**
             * Sources objects.
             * @member {Array.<weft.v1.ObjectCount.$Properties>} objects
             * @memberof weft.v1.Sources
             * @instance
             */
            Sources.prototype.objects = $util.emptyArray;

            /**
             * Sources errors.
             * @member {Array.<string>} errors
             * @memberof weft.v1.Sources
             * @instance
             */
            Sources.prototype.errors = $util.emptyArray;

            /**
             * Sources watched.
             * @member {Array.<weft.v1.WatchedSource.$Properties>} watched
             * @memberof weft.v1.Sources
             * @instance
             */
            Sources.prototype.watched = $util.emptyArray;

            /**
             * Creates a new Sources instance using the specified properties.
             * @function create
             * @memberof weft.v1.Sources
             * @static
             * @param {weft.v1.Sources.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Sources} Sources instance
             * @type {{
             *   (properties: weft.v1.Sources.$Shape): weft.v1.Sources & weft.v1.Sources.$Shape;
             *   (properties?: weft.v1.Sources.$Properties): weft.v1.Sources;
             * }}
             */
            Sources.create = function(properties) {
                return new Sources(properties);
            };

            /**
             * Encodes the specified Sources message. Does not implicitly {@link weft.v1.Sources.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Sources
             * @static
             * @param {weft.v1.Sources.$Properties} message Sources message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Sources.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.synced != null && $Object.hasOwnProperty.call(message, "synced") && message.synced !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.synced);
                if (message.objects != null && message.objects.length)
                    for (let i = 0; i < message.objects.length; ++i)
                        $root.weft.v1.ObjectCount.encode(message.objects[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.errors != null && message.errors.length)
                    for (let i = 0; i < message.errors.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.errors[i]);
                if (message.watched != null && message.watched.length)
                    for (let i = 0; i < message.watched.length; ++i)
                        $root.weft.v1.WatchedSource.encode(message.watched[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Sources message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Sources
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Sources & weft.v1.Sources.$Shape} Sources
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Sources.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Sources();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.synced = value;
                            else
                                delete message.synced;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.objects && message.objects.length))
                                message.objects = [];
                            message.objects.push($root.weft.v1.ObjectCount.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.errors && message.errors.length))
                                message.errors = [];
                            message.errors.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.watched && message.watched.length))
                                message.watched = [];
                            message.watched.push($root.weft.v1.WatchedSource.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Sources message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Sources
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Sources} Sources
             */
            Sources.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Sources)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Sources: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Sources();
                if (object.synced != null)
                    if (object.synced)
                        message.synced = $Boolean(object.synced);
                if (object.objects) {
                    if (!$Array.isArray(object.objects))
                        throw $TypeError(".weft.v1.Sources.objects: array expected");
                    message.objects = $Array(object.objects.length);
                    for (let i = 0; i < object.objects.length; ++i) {
                        if (!$util.isObject(object.objects[i]))
                            throw $TypeError(".weft.v1.Sources.objects: object expected");
                        message.objects[i] = $root.weft.v1.ObjectCount.fromObject(object.objects[i], _depth + 1);
                    }
                }
                if (object.errors) {
                    if (!$Array.isArray(object.errors))
                        throw $TypeError(".weft.v1.Sources.errors: array expected");
                    message.errors = $Array(object.errors.length);
                    for (let i = 0; i < object.errors.length; ++i)
                        message.errors[i] = $String(object.errors[i]);
                }
                if (object.watched) {
                    if (!$Array.isArray(object.watched))
                        throw $TypeError(".weft.v1.Sources.watched: array expected");
                    message.watched = $Array(object.watched.length);
                    for (let i = 0; i < object.watched.length; ++i) {
                        if (!$util.isObject(object.watched[i]))
                            throw $TypeError(".weft.v1.Sources.watched: object expected");
                        message.watched[i] = $root.weft.v1.WatchedSource.fromObject(object.watched[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a Sources message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Sources
             * @static
             * @param {weft.v1.Sources} message Sources
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Sources.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.objects = [];
                    object.errors = [];
                    object.watched = [];
                }
                if (options.defaults)
                    object.synced = false;
                if (message.synced != null && $Object.hasOwnProperty.call(message, "synced"))
                    object.synced = message.synced;
                if (message.objects && message.objects.length) {
                    object.objects = $Array(message.objects.length);
                    for (let j = 0; j < message.objects.length; ++j)
                        object.objects[j] = $root.weft.v1.ObjectCount.toObject(message.objects[j], options, _depth + 1);
                }
                if (message.errors && message.errors.length) {
                    object.errors = $Array(message.errors.length);
                    for (let j = 0; j < message.errors.length; ++j)
                        object.errors[j] = message.errors[j];
                }
                if (message.watched && message.watched.length) {
                    object.watched = $Array(message.watched.length);
                    for (let j = 0; j < message.watched.length; ++j)
                        object.watched[j] = $root.weft.v1.WatchedSource.toObject(message.watched[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this Sources to JSON.
             * @function toJSON
             * @memberof weft.v1.Sources
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Sources.prototype.toJSON = function() {
                return Sources.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Sources
             * @function getTypeUrl
             * @memberof weft.v1.Sources
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Sources.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Sources";
            };

            return Sources;
        })();

        v1.WatchedSource = (function() {

            /**
             * Properties of a WatchedSource.
             * @typedef {Object} weft.v1.WatchedSource.$Properties
             * @property {string|null} [source] WatchedSource source
             * @property {string|null} [state] WatchedSource state
             * @property {string|null} [message] WatchedSource message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchedSource.
             * @memberof weft.v1
             * @interface IWatchedSource
             * @augments weft.v1.WatchedSource.$Properties
             * @deprecated Use weft.v1.WatchedSource.$Properties instead.
             */

            /**
             * Shape of a WatchedSource.
             * @typedef {weft.v1.WatchedSource.$Properties} weft.v1.WatchedSource.$Shape
             */

            /**
             * Constructs a new WatchedSource.
             * @memberof weft.v1
             * @classdesc Represents a WatchedSource.
             * @constructor
             * @param {weft.v1.WatchedSource.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchedSource = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchedSource source.
             * @member {string} source
             * @memberof weft.v1.WatchedSource
             * @instance
             */
            WatchedSource.prototype.source = "";

            /**
             * WatchedSource state.
             * @member {string} state
             * @memberof weft.v1.WatchedSource
             * @instance
             */
            WatchedSource.prototype.state = "";

            /**
             * WatchedSource message.
             * @member {string} message
             * @memberof weft.v1.WatchedSource
             * @instance
             */
            WatchedSource.prototype.message = "";

            /**
             * Creates a new WatchedSource instance using the specified properties.
             * @function create
             * @memberof weft.v1.WatchedSource
             * @static
             * @param {weft.v1.WatchedSource.$Properties=} [properties] Properties to set
             * @returns {weft.v1.WatchedSource} WatchedSource instance
             * @type {{
             *   (properties: weft.v1.WatchedSource.$Shape): weft.v1.WatchedSource & weft.v1.WatchedSource.$Shape;
             *   (properties?: weft.v1.WatchedSource.$Properties): weft.v1.WatchedSource;
             * }}
             */
            WatchedSource.create = function(properties) {
                return new WatchedSource(properties);
            };

            /**
             * Encodes the specified WatchedSource message. Does not implicitly {@link weft.v1.WatchedSource.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.WatchedSource
             * @static
             * @param {weft.v1.WatchedSource.$Properties} message WatchedSource message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchedSource.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.source);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.state);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchedSource message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.WatchedSource
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.WatchedSource & weft.v1.WatchedSource.$Shape} WatchedSource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchedSource.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.WatchedSource();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WatchedSource message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.WatchedSource
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.WatchedSource} WatchedSource
             */
            WatchedSource.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.WatchedSource)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.WatchedSource: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.WatchedSource();
                if (object.source != null)
                    if (typeof object.source !== "string" || object.source.length)
                        message.source = $String(object.source);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                return message;
            };

            /**
             * Creates a plain object from a WatchedSource message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.WatchedSource
             * @static
             * @param {weft.v1.WatchedSource} message WatchedSource
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WatchedSource.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.source = "";
                    object.state = "";
                    object.message = "";
                }
                if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                    object.source = message.source;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            /**
             * Converts this WatchedSource to JSON.
             * @function toJSON
             * @memberof weft.v1.WatchedSource
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WatchedSource.prototype.toJSON = function() {
                return WatchedSource.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for WatchedSource
             * @function getTypeUrl
             * @memberof weft.v1.WatchedSource
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WatchedSource.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.WatchedSource";
            };

            return WatchedSource;
        })();

        v1.ObjectCount = (function() {

            /**
             * Properties of an ObjectCount.
             * @typedef {Object} weft.v1.ObjectCount.$Properties
             * @property {string|null} [kind] ObjectCount kind
             * @property {number|null} [count] ObjectCount count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ObjectCount.
             * @memberof weft.v1
             * @interface IObjectCount
             * @augments weft.v1.ObjectCount.$Properties
             * @deprecated Use weft.v1.ObjectCount.$Properties instead.
             */

            /**
             * Shape of an ObjectCount.
             * @typedef {weft.v1.ObjectCount.$Properties} weft.v1.ObjectCount.$Shape
             */

            /**
             * Constructs a new ObjectCount.
             * @memberof weft.v1
             * @classdesc Represents an ObjectCount.
             * @constructor
             * @param {weft.v1.ObjectCount.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ObjectCount = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ObjectCount kind.
             * @member {string} kind
             * @memberof weft.v1.ObjectCount
             * @instance
             */
            ObjectCount.prototype.kind = "";

            /**
             * ObjectCount count.
             * @member {number} count
             * @memberof weft.v1.ObjectCount
             * @instance
             */
            ObjectCount.prototype.count = 0;

            /**
             * Creates a new ObjectCount instance using the specified properties.
             * @function create
             * @memberof weft.v1.ObjectCount
             * @static
             * @param {weft.v1.ObjectCount.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ObjectCount} ObjectCount instance
             * @type {{
             *   (properties: weft.v1.ObjectCount.$Shape): weft.v1.ObjectCount & weft.v1.ObjectCount.$Shape;
             *   (properties?: weft.v1.ObjectCount.$Properties): weft.v1.ObjectCount;
             * }}
             */
            ObjectCount.create = function(properties) {
                return new ObjectCount(properties);
            };

            /**
             * Encodes the specified ObjectCount message. Does not implicitly {@link weft.v1.ObjectCount.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ObjectCount
             * @static
             * @param {weft.v1.ObjectCount.$Properties} message ObjectCount message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ObjectCount.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ObjectCount message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ObjectCount
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ObjectCount & weft.v1.ObjectCount.$Shape} ObjectCount
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ObjectCount.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ObjectCount();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ObjectCount message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ObjectCount
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ObjectCount} ObjectCount
             */
            ObjectCount.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ObjectCount)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ObjectCount: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ObjectCount();
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.count != null)
                    if ($Number(object.count) !== 0)
                        message.count = object.count >>> 0;
                return message;
            };

            /**
             * Creates a plain object from an ObjectCount message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ObjectCount
             * @static
             * @param {weft.v1.ObjectCount} message ObjectCount
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ObjectCount.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.kind = "";
                    object.count = 0;
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    object.count = message.count;
                return object;
            };

            /**
             * Converts this ObjectCount to JSON.
             * @function toJSON
             * @memberof weft.v1.ObjectCount
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ObjectCount.prototype.toJSON = function() {
                return ObjectCount.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ObjectCount
             * @function getTypeUrl
             * @memberof weft.v1.ObjectCount
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ObjectCount.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ObjectCount";
            };

            return ObjectCount;
        })();

        v1.Diagnostic = (function() {

            /**
             * Properties of a Diagnostic.
             * @typedef {Object} weft.v1.Diagnostic.$Properties
             * @property {string|null} [code] Diagnostic code
             * @property {string|null} [severity] Diagnostic severity
             * @property {string|null} [object] Diagnostic object
             * @property {string|null} [message] Diagnostic message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Diagnostic.
             * @memberof weft.v1
             * @interface IDiagnostic
             * @augments weft.v1.Diagnostic.$Properties
             * @deprecated Use weft.v1.Diagnostic.$Properties instead.
             */

            /**
             * Shape of a Diagnostic.
             * @typedef {weft.v1.Diagnostic.$Properties} weft.v1.Diagnostic.$Shape
             */

            /**
             * Constructs a new Diagnostic.
             * @memberof weft.v1
             * @classdesc Represents a Diagnostic.
             * @constructor
             * @param {weft.v1.Diagnostic.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Diagnostic = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Diagnostic code.
             * @member {string} code
             * @memberof weft.v1.Diagnostic
             * @instance
             */
            Diagnostic.prototype.code = "";

            /**
             * Diagnostic severity.
             * @member {string} severity
             * @memberof weft.v1.Diagnostic
             * @instance
             */
            Diagnostic.prototype.severity = "";

            /**
             * Diagnostic object.
             * @member {string} object
             * @memberof weft.v1.Diagnostic
             * @instance
             */
            Diagnostic.prototype.object = "";

            /**
             * Diagnostic message.
             * @member {string} message
             * @memberof weft.v1.Diagnostic
             * @instance
             */
            Diagnostic.prototype.message = "";

            /**
             * Creates a new Diagnostic instance using the specified properties.
             * @function create
             * @memberof weft.v1.Diagnostic
             * @static
             * @param {weft.v1.Diagnostic.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Diagnostic} Diagnostic instance
             * @type {{
             *   (properties: weft.v1.Diagnostic.$Shape): weft.v1.Diagnostic & weft.v1.Diagnostic.$Shape;
             *   (properties?: weft.v1.Diagnostic.$Properties): weft.v1.Diagnostic;
             * }}
             */
            Diagnostic.create = function(properties) {
                return new Diagnostic(properties);
            };

            /**
             * Encodes the specified Diagnostic message. Does not implicitly {@link weft.v1.Diagnostic.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Diagnostic
             * @static
             * @param {weft.v1.Diagnostic.$Properties} message Diagnostic message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Diagnostic.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.severity != null && $Object.hasOwnProperty.call(message, "severity") && message.severity !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.severity);
                if (message.object != null && $Object.hasOwnProperty.call(message, "object") && message.object !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.object);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Diagnostic message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Diagnostic
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Diagnostic & weft.v1.Diagnostic.$Shape} Diagnostic
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Diagnostic.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Diagnostic();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.severity = value;
                            else
                                delete message.severity;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.object = value;
                            else
                                delete message.object;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Diagnostic message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Diagnostic
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Diagnostic} Diagnostic
             */
            Diagnostic.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Diagnostic)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Diagnostic: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Diagnostic();
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.severity != null)
                    if (typeof object.severity !== "string" || object.severity.length)
                        message.severity = $String(object.severity);
                if (object.object != null)
                    if (typeof object.object !== "string" || object.object.length)
                        message.object = $String(object.object);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                return message;
            };

            /**
             * Creates a plain object from a Diagnostic message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Diagnostic
             * @static
             * @param {weft.v1.Diagnostic} message Diagnostic
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Diagnostic.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.code = "";
                    object.severity = "";
                    object.object = "";
                    object.message = "";
                }
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.severity != null && $Object.hasOwnProperty.call(message, "severity"))
                    object.severity = message.severity;
                if (message.object != null && $Object.hasOwnProperty.call(message, "object"))
                    object.object = message.object;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            /**
             * Converts this Diagnostic to JSON.
             * @function toJSON
             * @memberof weft.v1.Diagnostic
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Diagnostic.prototype.toJSON = function() {
                return Diagnostic.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Diagnostic
             * @function getTypeUrl
             * @memberof weft.v1.Diagnostic
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Diagnostic.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Diagnostic";
            };

            return Diagnostic;
        })();

        v1.DatapathStatus = (function() {

            /**
             * Properties of a DatapathStatus.
             * @typedef {Object} weft.v1.DatapathStatus.$Properties
             * @property {number|Long|null} [generation] DatapathStatus generation
             * @property {weft.v1.LastWrite.$Properties|null} [lastWrite] DatapathStatus lastWrite
             * @property {Array.<weft.v1.MapOccupancy.$Properties>|null} [maps] DatapathStatus maps
             * @property {Array.<weft.v1.AttachCount.$Properties>|null} [attached] DatapathStatus attached
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DatapathStatus.
             * @memberof weft.v1
             * @interface IDatapathStatus
             * @augments weft.v1.DatapathStatus.$Properties
             * @deprecated Use weft.v1.DatapathStatus.$Properties instead.
             */

            /**
             * Shape of a DatapathStatus.
             * @typedef {weft.v1.DatapathStatus.$Properties} weft.v1.DatapathStatus.$Shape
             */

            /**
             * Constructs a new DatapathStatus.
             * @memberof weft.v1
             * @classdesc Represents a DatapathStatus.
             * @constructor
             * @param {weft.v1.DatapathStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DatapathStatus = function (properties) {
                this.maps = [];
                this.attached = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DatapathStatus generation.
             * @member {number|Long|null|undefined} generation
             * @memberof weft.v1.DatapathStatus
             * @instance
             */
            DatapathStatus.prototype.generation = null;

            /**
             * DatapathStatus lastWrite.
             * @member {weft.v1.LastWrite.$Properties|null|undefined} lastWrite
             * @memberof weft.v1.DatapathStatus
             * @instance
             */
            DatapathStatus.prototype.lastWrite = null;

            /**
             * DatapathStatus maps.
             * @member {Array.<weft.v1.MapOccupancy.$Properties>} maps
             * @memberof weft.v1.DatapathStatus
             * @instance
             */
            DatapathStatus.prototype.maps = $util.emptyArray;

            /**
             * DatapathStatus attached.
             * @member {Array.<weft.v1.AttachCount.$Properties>} attached
             * @memberof weft.v1.DatapathStatus
             * @instance
             */
            DatapathStatus.prototype.attached = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DatapathStatus.prototype, "_generation", {
                get: $util.oneOfGetter($oneOfFields = ["generation"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DatapathStatus.prototype, "_lastWrite", {
                get: $util.oneOfGetter($oneOfFields = ["lastWrite"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new DatapathStatus instance using the specified properties.
             * @function create
             * @memberof weft.v1.DatapathStatus
             * @static
             * @param {weft.v1.DatapathStatus.$Properties=} [properties] Properties to set
             * @returns {weft.v1.DatapathStatus} DatapathStatus instance
             * @type {{
             *   (properties: weft.v1.DatapathStatus.$Shape): weft.v1.DatapathStatus & weft.v1.DatapathStatus.$Shape;
             *   (properties?: weft.v1.DatapathStatus.$Properties): weft.v1.DatapathStatus;
             * }}
             */
            DatapathStatus.create = function(properties) {
                return new DatapathStatus(properties);
            };

            /**
             * Encodes the specified DatapathStatus message. Does not implicitly {@link weft.v1.DatapathStatus.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.DatapathStatus
             * @static
             * @param {weft.v1.DatapathStatus.$Properties} message DatapathStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DatapathStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation"))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.generation);
                if (message.lastWrite != null && $Object.hasOwnProperty.call(message, "lastWrite"))
                    $root.weft.v1.LastWrite.encode(message.lastWrite, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.maps != null && message.maps.length)
                    for (let i = 0; i < message.maps.length; ++i)
                        $root.weft.v1.MapOccupancy.encode(message.maps[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.attached != null && message.attached.length)
                    for (let i = 0; i < message.attached.length; ++i)
                        $root.weft.v1.AttachCount.encode(message.attached[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DatapathStatus message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.DatapathStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.DatapathStatus & weft.v1.DatapathStatus.$Shape} DatapathStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DatapathStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.DatapathStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.generation = reader.uint64();
                            message._generation = "generation";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.lastWrite = $root.weft.v1.LastWrite.decode(reader, reader.size(), $undefined, _depth + 1, message.lastWrite);
                            message._lastWrite = "lastWrite";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.maps && message.maps.length))
                                message.maps = [];
                            message.maps.push($root.weft.v1.MapOccupancy.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attached && message.attached.length))
                                message.attached = [];
                            message.attached.push($root.weft.v1.AttachCount.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a DatapathStatus message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.DatapathStatus
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.DatapathStatus} DatapathStatus
             */
            DatapathStatus.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.DatapathStatus)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.DatapathStatus: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.DatapathStatus();
                if (object.generation != null)
                    if ($util.Long)
                        message.generation = $util.Long.fromValue(object.generation, true);
                    else if (typeof object.generation === "string")
                        message.generation = $parseInt(object.generation, 10);
                    else if (typeof object.generation === "number")
                        message.generation = object.generation;
                    else if (typeof object.generation === "object")
                        message.generation = new $util.LongBits(object.generation.low >>> 0, object.generation.high >>> 0).toNumber(true);
                if (object.lastWrite != null) {
                    if (!$util.isObject(object.lastWrite))
                        throw $TypeError(".weft.v1.DatapathStatus.lastWrite: object expected");
                    message.lastWrite = $root.weft.v1.LastWrite.fromObject(object.lastWrite, _depth + 1);
                }
                if (object.maps) {
                    if (!$Array.isArray(object.maps))
                        throw $TypeError(".weft.v1.DatapathStatus.maps: array expected");
                    message.maps = $Array(object.maps.length);
                    for (let i = 0; i < object.maps.length; ++i) {
                        if (!$util.isObject(object.maps[i]))
                            throw $TypeError(".weft.v1.DatapathStatus.maps: object expected");
                        message.maps[i] = $root.weft.v1.MapOccupancy.fromObject(object.maps[i], _depth + 1);
                    }
                }
                if (object.attached) {
                    if (!$Array.isArray(object.attached))
                        throw $TypeError(".weft.v1.DatapathStatus.attached: array expected");
                    message.attached = $Array(object.attached.length);
                    for (let i = 0; i < object.attached.length; ++i) {
                        if (!$util.isObject(object.attached[i]))
                            throw $TypeError(".weft.v1.DatapathStatus.attached: object expected");
                        message.attached[i] = $root.weft.v1.AttachCount.fromObject(object.attached[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a DatapathStatus message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.DatapathStatus
             * @static
             * @param {weft.v1.DatapathStatus} message DatapathStatus
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            DatapathStatus.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.maps = [];
                    object.attached = [];
                }
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.generation = typeof message.generation === "number" ? $BigInt(message.generation) : $util.Long.fromBits(message.generation.low >>> 0, message.generation.high >>> 0, true).toBigInt();
                    else if (typeof message.generation === "number")
                        object.generation = options.longs === $String ? $String(message.generation) : message.generation;
                    else
                        object.generation = options.longs === $String ? $util.Long.prototype.toString.call(message.generation) : options.longs === $Number ? new $util.LongBits(message.generation.low >>> 0, message.generation.high >>> 0).toNumber(true) : message.generation;
                if (message.lastWrite != null && $Object.hasOwnProperty.call(message, "lastWrite"))
                    object.lastWrite = $root.weft.v1.LastWrite.toObject(message.lastWrite, options, _depth + 1);
                if (message.maps && message.maps.length) {
                    object.maps = $Array(message.maps.length);
                    for (let j = 0; j < message.maps.length; ++j)
                        object.maps[j] = $root.weft.v1.MapOccupancy.toObject(message.maps[j], options, _depth + 1);
                }
                if (message.attached && message.attached.length) {
                    object.attached = $Array(message.attached.length);
                    for (let j = 0; j < message.attached.length; ++j)
                        object.attached[j] = $root.weft.v1.AttachCount.toObject(message.attached[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this DatapathStatus to JSON.
             * @function toJSON
             * @memberof weft.v1.DatapathStatus
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            DatapathStatus.prototype.toJSON = function() {
                return DatapathStatus.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for DatapathStatus
             * @function getTypeUrl
             * @memberof weft.v1.DatapathStatus
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DatapathStatus.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.DatapathStatus";
            };

            return DatapathStatus;
        })();

        v1.LastWrite = (function() {

            /**
             * Properties of a LastWrite.
             * @typedef {Object} weft.v1.LastWrite.$Properties
             * @property {number|null} [durationMs] LastWrite durationMs
             * @property {number|Long|null} [rows] LastWrite rows
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LastWrite.
             * @memberof weft.v1
             * @interface ILastWrite
             * @augments weft.v1.LastWrite.$Properties
             * @deprecated Use weft.v1.LastWrite.$Properties instead.
             */

            /**
             * Shape of a LastWrite.
             * @typedef {weft.v1.LastWrite.$Properties} weft.v1.LastWrite.$Shape
             */

            /**
             * Constructs a new LastWrite.
             * @memberof weft.v1
             * @classdesc Represents a LastWrite.
             * @constructor
             * @param {weft.v1.LastWrite.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LastWrite = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LastWrite durationMs.
             * @member {number} durationMs
             * @memberof weft.v1.LastWrite
             * @instance
             */
            LastWrite.prototype.durationMs = 0;

            /**
             * LastWrite rows.
             * @member {number|Long} rows
             * @memberof weft.v1.LastWrite
             * @instance
             */
            LastWrite.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new LastWrite instance using the specified properties.
             * @function create
             * @memberof weft.v1.LastWrite
             * @static
             * @param {weft.v1.LastWrite.$Properties=} [properties] Properties to set
             * @returns {weft.v1.LastWrite} LastWrite instance
             * @type {{
             *   (properties: weft.v1.LastWrite.$Shape): weft.v1.LastWrite & weft.v1.LastWrite.$Shape;
             *   (properties?: weft.v1.LastWrite.$Properties): weft.v1.LastWrite;
             * }}
             */
            LastWrite.create = function(properties) {
                return new LastWrite(properties);
            };

            /**
             * Encodes the specified LastWrite message. Does not implicitly {@link weft.v1.LastWrite.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.LastWrite
             * @static
             * @param {weft.v1.LastWrite.$Properties} message LastWrite message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LastWrite.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && !$Object.is(message.durationMs, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.durationMs);
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.rows);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LastWrite message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.LastWrite
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.LastWrite & weft.v1.LastWrite.$Shape} LastWrite
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LastWrite.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.LastWrite();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.durationMs = value;
                            else
                                delete message.durationMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.rows = value;
                            else
                                delete message.rows;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LastWrite message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.LastWrite
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.LastWrite} LastWrite
             */
            LastWrite.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.LastWrite)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.LastWrite: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.LastWrite();
                if (object.durationMs != null)
                    if (!$Object.is($Number(object.durationMs), 0))
                        message.durationMs = $Number(object.durationMs);
                if (object.rows != null)
                    if (typeof object.rows === "object" ? object.rows.low || object.rows.high : $Number(object.rows) !== 0)
                        if ($util.Long)
                            message.rows = $util.Long.fromValue(object.rows, true);
                        else if (typeof object.rows === "string")
                            message.rows = $parseInt(object.rows, 10);
                        else if (typeof object.rows === "number")
                            message.rows = object.rows;
                        else if (typeof object.rows === "object")
                            message.rows = new $util.LongBits(object.rows.low >>> 0, object.rows.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a LastWrite message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.LastWrite
             * @static
             * @param {weft.v1.LastWrite} message LastWrite
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LastWrite.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.durationMs = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.rows = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.rows = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                    object.durationMs = options.json && !$isFinite(message.durationMs) ? $String(message.durationMs) : message.durationMs;
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.rows = typeof message.rows === "number" ? $BigInt(message.rows) : $util.Long.fromBits(message.rows.low >>> 0, message.rows.high >>> 0, true).toBigInt();
                    else if (typeof message.rows === "number")
                        object.rows = options.longs === $String ? $String(message.rows) : message.rows;
                    else
                        object.rows = options.longs === $String ? $util.Long.prototype.toString.call(message.rows) : options.longs === $Number ? new $util.LongBits(message.rows.low >>> 0, message.rows.high >>> 0).toNumber(true) : message.rows;
                return object;
            };

            /**
             * Converts this LastWrite to JSON.
             * @function toJSON
             * @memberof weft.v1.LastWrite
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LastWrite.prototype.toJSON = function() {
                return LastWrite.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for LastWrite
             * @function getTypeUrl
             * @memberof weft.v1.LastWrite
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LastWrite.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.LastWrite";
            };

            return LastWrite;
        })();

        v1.MapOccupancy = (function() {

            /**
             * Properties of a MapOccupancy.
             * @typedef {Object} weft.v1.MapOccupancy.$Properties
             * @property {string|null} [name] MapOccupancy name
             * @property {number|null} [entries] MapOccupancy entries
             * @property {number|null} [maxEntries] MapOccupancy maxEntries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MapOccupancy.
             * @memberof weft.v1
             * @interface IMapOccupancy
             * @augments weft.v1.MapOccupancy.$Properties
             * @deprecated Use weft.v1.MapOccupancy.$Properties instead.
             */

            /**
             * Shape of a MapOccupancy.
             * @typedef {weft.v1.MapOccupancy.$Properties} weft.v1.MapOccupancy.$Shape
             */

            /**
             * Constructs a new MapOccupancy.
             * @memberof weft.v1
             * @classdesc Represents a MapOccupancy.
             * @constructor
             * @param {weft.v1.MapOccupancy.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MapOccupancy = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MapOccupancy name.
             * @member {string} name
             * @memberof weft.v1.MapOccupancy
             * @instance
             */
            MapOccupancy.prototype.name = "";

            /**
             * MapOccupancy entries.
             * @member {number} entries
             * @memberof weft.v1.MapOccupancy
             * @instance
             */
            MapOccupancy.prototype.entries = 0;

            /**
             * MapOccupancy maxEntries.
             * @member {number} maxEntries
             * @memberof weft.v1.MapOccupancy
             * @instance
             */
            MapOccupancy.prototype.maxEntries = 0;

            /**
             * Creates a new MapOccupancy instance using the specified properties.
             * @function create
             * @memberof weft.v1.MapOccupancy
             * @static
             * @param {weft.v1.MapOccupancy.$Properties=} [properties] Properties to set
             * @returns {weft.v1.MapOccupancy} MapOccupancy instance
             * @type {{
             *   (properties: weft.v1.MapOccupancy.$Shape): weft.v1.MapOccupancy & weft.v1.MapOccupancy.$Shape;
             *   (properties?: weft.v1.MapOccupancy.$Properties): weft.v1.MapOccupancy;
             * }}
             */
            MapOccupancy.create = function(properties) {
                return new MapOccupancy(properties);
            };

            /**
             * Encodes the specified MapOccupancy message. Does not implicitly {@link weft.v1.MapOccupancy.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.MapOccupancy
             * @static
             * @param {weft.v1.MapOccupancy.$Properties} message MapOccupancy message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MapOccupancy.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.entries);
                if (message.maxEntries != null && $Object.hasOwnProperty.call(message, "maxEntries") && message.maxEntries !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxEntries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MapOccupancy message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.MapOccupancy
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.MapOccupancy & weft.v1.MapOccupancy.$Shape} MapOccupancy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MapOccupancy.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.MapOccupancy();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.entries = value;
                            else
                                delete message.entries;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxEntries = value;
                            else
                                delete message.maxEntries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a MapOccupancy message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.MapOccupancy
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.MapOccupancy} MapOccupancy
             */
            MapOccupancy.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.MapOccupancy)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.MapOccupancy: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.MapOccupancy();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.entries != null)
                    if ($Number(object.entries) !== 0)
                        message.entries = object.entries >>> 0;
                if (object.maxEntries != null)
                    if ($Number(object.maxEntries) !== 0)
                        message.maxEntries = object.maxEntries >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a MapOccupancy message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.MapOccupancy
             * @static
             * @param {weft.v1.MapOccupancy} message MapOccupancy
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            MapOccupancy.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.entries = 0;
                    object.maxEntries = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries"))
                    object.entries = message.entries;
                if (message.maxEntries != null && $Object.hasOwnProperty.call(message, "maxEntries"))
                    object.maxEntries = message.maxEntries;
                return object;
            };

            /**
             * Converts this MapOccupancy to JSON.
             * @function toJSON
             * @memberof weft.v1.MapOccupancy
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            MapOccupancy.prototype.toJSON = function() {
                return MapOccupancy.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for MapOccupancy
             * @function getTypeUrl
             * @memberof weft.v1.MapOccupancy
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MapOccupancy.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.MapOccupancy";
            };

            return MapOccupancy;
        })();

        v1.AttachCount = (function() {

            /**
             * Properties of an AttachCount.
             * @typedef {Object} weft.v1.AttachCount.$Properties
             * @property {string|null} [mode] AttachCount mode
             * @property {number|null} [count] AttachCount count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttachCount.
             * @memberof weft.v1
             * @interface IAttachCount
             * @augments weft.v1.AttachCount.$Properties
             * @deprecated Use weft.v1.AttachCount.$Properties instead.
             */

            /**
             * Shape of an AttachCount.
             * @typedef {weft.v1.AttachCount.$Properties} weft.v1.AttachCount.$Shape
             */

            /**
             * Constructs a new AttachCount.
             * @memberof weft.v1
             * @classdesc Represents an AttachCount.
             * @constructor
             * @param {weft.v1.AttachCount.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttachCount = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttachCount mode.
             * @member {string} mode
             * @memberof weft.v1.AttachCount
             * @instance
             */
            AttachCount.prototype.mode = "";

            /**
             * AttachCount count.
             * @member {number} count
             * @memberof weft.v1.AttachCount
             * @instance
             */
            AttachCount.prototype.count = 0;

            /**
             * Creates a new AttachCount instance using the specified properties.
             * @function create
             * @memberof weft.v1.AttachCount
             * @static
             * @param {weft.v1.AttachCount.$Properties=} [properties] Properties to set
             * @returns {weft.v1.AttachCount} AttachCount instance
             * @type {{
             *   (properties: weft.v1.AttachCount.$Shape): weft.v1.AttachCount & weft.v1.AttachCount.$Shape;
             *   (properties?: weft.v1.AttachCount.$Properties): weft.v1.AttachCount;
             * }}
             */
            AttachCount.create = function(properties) {
                return new AttachCount(properties);
            };

            /**
             * Encodes the specified AttachCount message. Does not implicitly {@link weft.v1.AttachCount.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.AttachCount
             * @static
             * @param {weft.v1.AttachCount.$Properties} message AttachCount message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttachCount.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.mode);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttachCount message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.AttachCount
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.AttachCount & weft.v1.AttachCount.$Shape} AttachCount
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttachCount.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.AttachCount();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AttachCount message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.AttachCount
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.AttachCount} AttachCount
             */
            AttachCount.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.AttachCount)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.AttachCount: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.AttachCount();
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                if (object.count != null)
                    if ($Number(object.count) !== 0)
                        message.count = object.count >>> 0;
                return message;
            };

            /**
             * Creates a plain object from an AttachCount message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.AttachCount
             * @static
             * @param {weft.v1.AttachCount} message AttachCount
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AttachCount.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.mode = "";
                    object.count = 0;
                }
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    object.count = message.count;
                return object;
            };

            /**
             * Converts this AttachCount to JSON.
             * @function toJSON
             * @memberof weft.v1.AttachCount
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AttachCount.prototype.toJSON = function() {
                return AttachCount.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for AttachCount
             * @function getTypeUrl
             * @memberof weft.v1.AttachCount
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AttachCount.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.AttachCount";
            };

            return AttachCount;
        })();

        v1.WorkloadCounts = (function() {

            /**
             * Properties of a WorkloadCounts.
             * @typedef {Object} weft.v1.WorkloadCounts.$Properties
             * @property {number|null} [active] WorkloadCounts active
             * @property {number|null} [pending] WorkloadCounts pending
             * @property {number|null} [draining] WorkloadCounts draining
             * @property {number|null} [refused] WorkloadCounts refused
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WorkloadCounts.
             * @memberof weft.v1
             * @interface IWorkloadCounts
             * @augments weft.v1.WorkloadCounts.$Properties
             * @deprecated Use weft.v1.WorkloadCounts.$Properties instead.
             */

            /**
             * Shape of a WorkloadCounts.
             * @typedef {weft.v1.WorkloadCounts.$Properties} weft.v1.WorkloadCounts.$Shape
             */

            /**
             * Constructs a new WorkloadCounts.
             * @memberof weft.v1
             * @classdesc Represents a WorkloadCounts.
             * @constructor
             * @param {weft.v1.WorkloadCounts.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WorkloadCounts = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WorkloadCounts active.
             * @member {number} active
             * @memberof weft.v1.WorkloadCounts
             * @instance
             */
            WorkloadCounts.prototype.active = 0;

            /**
             * WorkloadCounts pending.
             * @member {number} pending
             * @memberof weft.v1.WorkloadCounts
             * @instance
             */
            WorkloadCounts.prototype.pending = 0;

            /**
             * WorkloadCounts draining.
             * @member {number} draining
             * @memberof weft.v1.WorkloadCounts
             * @instance
             */
            WorkloadCounts.prototype.draining = 0;

            /**
             * WorkloadCounts refused.
             * @member {number} refused
             * @memberof weft.v1.WorkloadCounts
             * @instance
             */
            WorkloadCounts.prototype.refused = 0;

            /**
             * Creates a new WorkloadCounts instance using the specified properties.
             * @function create
             * @memberof weft.v1.WorkloadCounts
             * @static
             * @param {weft.v1.WorkloadCounts.$Properties=} [properties] Properties to set
             * @returns {weft.v1.WorkloadCounts} WorkloadCounts instance
             * @type {{
             *   (properties: weft.v1.WorkloadCounts.$Shape): weft.v1.WorkloadCounts & weft.v1.WorkloadCounts.$Shape;
             *   (properties?: weft.v1.WorkloadCounts.$Properties): weft.v1.WorkloadCounts;
             * }}
             */
            WorkloadCounts.create = function(properties) {
                return new WorkloadCounts(properties);
            };

            /**
             * Encodes the specified WorkloadCounts message. Does not implicitly {@link weft.v1.WorkloadCounts.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.WorkloadCounts
             * @static
             * @param {weft.v1.WorkloadCounts.$Properties} message WorkloadCounts message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WorkloadCounts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.active != null && $Object.hasOwnProperty.call(message, "active") && message.active !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.active);
                if (message.pending != null && $Object.hasOwnProperty.call(message, "pending") && message.pending !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.pending);
                if (message.draining != null && $Object.hasOwnProperty.call(message, "draining") && message.draining !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.draining);
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused") && message.refused !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.refused);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WorkloadCounts message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.WorkloadCounts
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.WorkloadCounts & weft.v1.WorkloadCounts.$Shape} WorkloadCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WorkloadCounts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.WorkloadCounts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.active = value;
                            else
                                delete message.active;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pending = value;
                            else
                                delete message.pending;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.draining = value;
                            else
                                delete message.draining;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.refused = value;
                            else
                                delete message.refused;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WorkloadCounts message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.WorkloadCounts
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.WorkloadCounts} WorkloadCounts
             */
            WorkloadCounts.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.WorkloadCounts)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.WorkloadCounts: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.WorkloadCounts();
                if (object.active != null)
                    if ($Number(object.active) !== 0)
                        message.active = object.active >>> 0;
                if (object.pending != null)
                    if ($Number(object.pending) !== 0)
                        message.pending = object.pending >>> 0;
                if (object.draining != null)
                    if ($Number(object.draining) !== 0)
                        message.draining = object.draining >>> 0;
                if (object.refused != null)
                    if ($Number(object.refused) !== 0)
                        message.refused = object.refused >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a WorkloadCounts message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.WorkloadCounts
             * @static
             * @param {weft.v1.WorkloadCounts} message WorkloadCounts
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WorkloadCounts.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.active = 0;
                    object.pending = 0;
                    object.draining = 0;
                    object.refused = 0;
                }
                if (message.active != null && $Object.hasOwnProperty.call(message, "active"))
                    object.active = message.active;
                if (message.pending != null && $Object.hasOwnProperty.call(message, "pending"))
                    object.pending = message.pending;
                if (message.draining != null && $Object.hasOwnProperty.call(message, "draining"))
                    object.draining = message.draining;
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    object.refused = message.refused;
                return object;
            };

            /**
             * Converts this WorkloadCounts to JSON.
             * @function toJSON
             * @memberof weft.v1.WorkloadCounts
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WorkloadCounts.prototype.toJSON = function() {
                return WorkloadCounts.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for WorkloadCounts
             * @function getTypeUrl
             * @memberof weft.v1.WorkloadCounts
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WorkloadCounts.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.WorkloadCounts";
            };

            return WorkloadCounts;
        })();

        v1.ServiceList = (function() {

            /**
             * Properties of a ServiceList.
             * @typedef {Object} weft.v1.ServiceList.$Properties
             * @property {Array.<weft.v1.ServiceReport.$Properties>|null} [items] ServiceList items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ServiceList.
             * @memberof weft.v1
             * @interface IServiceList
             * @augments weft.v1.ServiceList.$Properties
             * @deprecated Use weft.v1.ServiceList.$Properties instead.
             */

            /**
             * Shape of a ServiceList.
             * @typedef {weft.v1.ServiceList.$Properties} weft.v1.ServiceList.$Shape
             */

            /**
             * Constructs a new ServiceList.
             * @memberof weft.v1
             * @classdesc Represents a ServiceList.
             * @constructor
             * @param {weft.v1.ServiceList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ServiceList = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ServiceList items.
             * @member {Array.<weft.v1.ServiceReport.$Properties>} items
             * @memberof weft.v1.ServiceList
             * @instance
             */
            ServiceList.prototype.items = $util.emptyArray;

            /**
             * Creates a new ServiceList instance using the specified properties.
             * @function create
             * @memberof weft.v1.ServiceList
             * @static
             * @param {weft.v1.ServiceList.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ServiceList} ServiceList instance
             * @type {{
             *   (properties: weft.v1.ServiceList.$Shape): weft.v1.ServiceList & weft.v1.ServiceList.$Shape;
             *   (properties?: weft.v1.ServiceList.$Properties): weft.v1.ServiceList;
             * }}
             */
            ServiceList.create = function(properties) {
                return new ServiceList(properties);
            };

            /**
             * Encodes the specified ServiceList message. Does not implicitly {@link weft.v1.ServiceList.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ServiceList
             * @static
             * @param {weft.v1.ServiceList.$Properties} message ServiceList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ServiceList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        $root.weft.v1.ServiceReport.encode(message.items[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ServiceList message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ServiceList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ServiceList & weft.v1.ServiceList.$Shape} ServiceList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ServiceList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ServiceList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push($root.weft.v1.ServiceReport.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ServiceList message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ServiceList
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ServiceList} ServiceList
             */
            ServiceList.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ServiceList)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ServiceList: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ServiceList();
                if (object.items) {
                    if (!$Array.isArray(object.items))
                        throw $TypeError(".weft.v1.ServiceList.items: array expected");
                    message.items = $Array(object.items.length);
                    for (let i = 0; i < object.items.length; ++i) {
                        if (!$util.isObject(object.items[i]))
                            throw $TypeError(".weft.v1.ServiceList.items: object expected");
                        message.items[i] = $root.weft.v1.ServiceReport.fromObject(object.items[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ServiceList message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ServiceList
             * @static
             * @param {weft.v1.ServiceList} message ServiceList
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ServiceList.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.items = [];
                if (message.items && message.items.length) {
                    object.items = $Array(message.items.length);
                    for (let j = 0; j < message.items.length; ++j)
                        object.items[j] = $root.weft.v1.ServiceReport.toObject(message.items[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ServiceList to JSON.
             * @function toJSON
             * @memberof weft.v1.ServiceList
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ServiceList.prototype.toJSON = function() {
                return ServiceList.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ServiceList
             * @function getTypeUrl
             * @memberof weft.v1.ServiceList
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ServiceList.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ServiceList";
            };

            return ServiceList;
        })();

        v1.ServiceReport = (function() {

            /**
             * Properties of a ServiceReport.
             * @typedef {Object} weft.v1.ServiceReport.$Properties
             * @property {string|null} [service] ServiceReport service
             * @property {Array.<string>|null} [addresses] ServiceReport addresses
             * @property {Array.<weft.v1.ServicePort.$Properties>|null} [ports] ServiceReport ports
             * @property {string|null} [unclaimed] ServiceReport unclaimed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ServiceReport.
             * @memberof weft.v1
             * @interface IServiceReport
             * @augments weft.v1.ServiceReport.$Properties
             * @deprecated Use weft.v1.ServiceReport.$Properties instead.
             */

            /**
             * Shape of a ServiceReport.
             * @typedef {weft.v1.ServiceReport.$Properties} weft.v1.ServiceReport.$Shape
             */

            /**
             * Constructs a new ServiceReport.
             * @memberof weft.v1
             * @classdesc Represents a ServiceReport.
             * @constructor
             * @param {weft.v1.ServiceReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ServiceReport = function (properties) {
                this.addresses = [];
                this.ports = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ServiceReport service.
             * @member {string} service
             * @memberof weft.v1.ServiceReport
             * @instance
             */
            ServiceReport.prototype.service = "";

            /**
             * ServiceReport addresses.
             * @member {Array.<string>} addresses
             * @memberof weft.v1.ServiceReport
             * @instance
             */
            ServiceReport.prototype.addresses = $util.emptyArray;

            /**
             * ServiceReport ports.
             * @member {Array.<weft.v1.ServicePort.$Properties>} ports
             * @memberof weft.v1.ServiceReport
             * @instance
             */
            ServiceReport.prototype.ports = $util.emptyArray;

            /**
             * ServiceReport unclaimed.
             * @member {string|null|undefined} unclaimed
             * @memberof weft.v1.ServiceReport
             * @instance
             */
            ServiceReport.prototype.unclaimed = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ServiceReport.prototype, "_unclaimed", {
                get: $util.oneOfGetter($oneOfFields = ["unclaimed"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ServiceReport instance using the specified properties.
             * @function create
             * @memberof weft.v1.ServiceReport
             * @static
             * @param {weft.v1.ServiceReport.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ServiceReport} ServiceReport instance
             * @type {{
             *   (properties: weft.v1.ServiceReport.$Shape): weft.v1.ServiceReport & weft.v1.ServiceReport.$Shape;
             *   (properties?: weft.v1.ServiceReport.$Properties): weft.v1.ServiceReport;
             * }}
             */
            ServiceReport.create = function(properties) {
                return new ServiceReport(properties);
            };

            /**
             * Encodes the specified ServiceReport message. Does not implicitly {@link weft.v1.ServiceReport.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ServiceReport
             * @static
             * @param {weft.v1.ServiceReport.$Properties} message ServiceReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ServiceReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
                if (message.ports != null && message.ports.length)
                    for (let i = 0; i < message.ports.length; ++i)
                        $root.weft.v1.ServicePort.encode(message.ports[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.unclaimed != null && $Object.hasOwnProperty.call(message, "unclaimed"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.unclaimed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ServiceReport message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ServiceReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ServiceReport & weft.v1.ServiceReport.$Shape} ServiceReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ServiceReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ServiceReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.service = value;
                            else
                                delete message.service;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ports && message.ports.length))
                                message.ports = [];
                            message.ports.push($root.weft.v1.ServicePort.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.unclaimed = reader.stringVerify();
                            message._unclaimed = "unclaimed";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ServiceReport message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ServiceReport
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ServiceReport} ServiceReport
             */
            ServiceReport.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ServiceReport)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ServiceReport: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ServiceReport();
                if (object.service != null)
                    if (typeof object.service !== "string" || object.service.length)
                        message.service = $String(object.service);
                if (object.addresses) {
                    if (!$Array.isArray(object.addresses))
                        throw $TypeError(".weft.v1.ServiceReport.addresses: array expected");
                    message.addresses = $Array(object.addresses.length);
                    for (let i = 0; i < object.addresses.length; ++i)
                        message.addresses[i] = $String(object.addresses[i]);
                }
                if (object.ports) {
                    if (!$Array.isArray(object.ports))
                        throw $TypeError(".weft.v1.ServiceReport.ports: array expected");
                    message.ports = $Array(object.ports.length);
                    for (let i = 0; i < object.ports.length; ++i) {
                        if (!$util.isObject(object.ports[i]))
                            throw $TypeError(".weft.v1.ServiceReport.ports: object expected");
                        message.ports[i] = $root.weft.v1.ServicePort.fromObject(object.ports[i], _depth + 1);
                    }
                }
                if (object.unclaimed != null)
                    message.unclaimed = $String(object.unclaimed);
                return message;
            };

            /**
             * Creates a plain object from a ServiceReport message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ServiceReport
             * @static
             * @param {weft.v1.ServiceReport} message ServiceReport
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ServiceReport.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.addresses = [];
                    object.ports = [];
                }
                if (options.defaults)
                    object.service = "";
                if (message.service != null && $Object.hasOwnProperty.call(message, "service"))
                    object.service = message.service;
                if (message.addresses && message.addresses.length) {
                    object.addresses = $Array(message.addresses.length);
                    for (let j = 0; j < message.addresses.length; ++j)
                        object.addresses[j] = message.addresses[j];
                }
                if (message.ports && message.ports.length) {
                    object.ports = $Array(message.ports.length);
                    for (let j = 0; j < message.ports.length; ++j)
                        object.ports[j] = $root.weft.v1.ServicePort.toObject(message.ports[j], options, _depth + 1);
                }
                if (message.unclaimed != null && $Object.hasOwnProperty.call(message, "unclaimed"))
                    object.unclaimed = message.unclaimed;
                return object;
            };

            /**
             * Converts this ServiceReport to JSON.
             * @function toJSON
             * @memberof weft.v1.ServiceReport
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ServiceReport.prototype.toJSON = function() {
                return ServiceReport.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ServiceReport
             * @function getTypeUrl
             * @memberof weft.v1.ServiceReport
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ServiceReport.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ServiceReport";
            };

            return ServiceReport;
        })();

        v1.ServicePort = (function() {

            /**
             * Properties of a ServicePort.
             * @typedef {Object} weft.v1.ServicePort.$Properties
             * @property {number|Long|null} [id] ServicePort id
             * @property {string|null} [name] ServicePort name
             * @property {number|null} [port] ServicePort port
             * @property {string|null} [protocol] ServicePort protocol
             * @property {string|null} [producerRoute] ServicePort producerRoute
             * @property {Object.<string,string>|null} [consumerRoutes] ServicePort consumerRoutes
             * @property {weft.v1.EndpointCounts.$Properties|null} [endpoints] ServicePort endpoints
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ServicePort.
             * @memberof weft.v1
             * @interface IServicePort
             * @augments weft.v1.ServicePort.$Properties
             * @deprecated Use weft.v1.ServicePort.$Properties instead.
             */

            /**
             * Shape of a ServicePort.
             * @typedef {weft.v1.ServicePort.$Properties} weft.v1.ServicePort.$Shape
             */

            /**
             * Constructs a new ServicePort.
             * @memberof weft.v1
             * @classdesc Represents a ServicePort.
             * @constructor
             * @param {weft.v1.ServicePort.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ServicePort = function (properties) {
                this.consumerRoutes = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ServicePort id.
             * @member {number|Long} id
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ServicePort name.
             * @member {string} name
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.name = "";

            /**
             * ServicePort port.
             * @member {number} port
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.port = 0;

            /**
             * ServicePort protocol.
             * @member {string} protocol
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.protocol = "";

            /**
             * ServicePort producerRoute.
             * @member {string|null|undefined} producerRoute
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.producerRoute = null;

            /**
             * ServicePort consumerRoutes.
             * @member {Object.<string,string>} consumerRoutes
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.consumerRoutes = $util.emptyObject;

            /**
             * ServicePort endpoints.
             * @member {weft.v1.EndpointCounts.$Properties|null|undefined} endpoints
             * @memberof weft.v1.ServicePort
             * @instance
             */
            ServicePort.prototype.endpoints = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ServicePort.prototype, "_producerRoute", {
                get: $util.oneOfGetter($oneOfFields = ["producerRoute"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ServicePort instance using the specified properties.
             * @function create
             * @memberof weft.v1.ServicePort
             * @static
             * @param {weft.v1.ServicePort.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ServicePort} ServicePort instance
             * @type {{
             *   (properties: weft.v1.ServicePort.$Shape): weft.v1.ServicePort & weft.v1.ServicePort.$Shape;
             *   (properties?: weft.v1.ServicePort.$Properties): weft.v1.ServicePort;
             * }}
             */
            ServicePort.create = function(properties) {
                return new ServicePort(properties);
            };

            /**
             * Encodes the specified ServicePort message. Does not implicitly {@link weft.v1.ServicePort.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ServicePort
             * @static
             * @param {weft.v1.ServicePort.$Properties} message ServicePort message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ServicePort.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.protocol);
                if (message.producerRoute != null && $Object.hasOwnProperty.call(message, "producerRoute"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.producerRoute);
                if (message.consumerRoutes != null && $Object.hasOwnProperty.call(message, "consumerRoutes"))
                    for (let keys = $Object.keys(message.consumerRoutes), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.consumerRoutes[keys[i]]).ldelim();
                if (message.endpoints != null && $Object.hasOwnProperty.call(message, "endpoints"))
                    $root.weft.v1.EndpointCounts.encode(message.endpoints, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ServicePort message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ServicePort
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ServicePort & weft.v1.ServicePort.$Shape} ServicePort
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ServicePort.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ServicePort();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.producerRoute = reader.stringVerify();
                            message._producerRoute = "producerRoute";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (message.consumerRoutes === $util.emptyObject)
                                message.consumerRoutes = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.consumerRoutes, key);
                            message.consumerRoutes[key] = value;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.endpoints = $root.weft.v1.EndpointCounts.decode(reader, reader.size(), $undefined, _depth + 1, message.endpoints);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ServicePort message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ServicePort
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ServicePort} ServicePort
             */
            ServicePort.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ServicePort)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ServicePort: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ServicePort();
                if (object.id != null)
                    if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.port != null)
                    if ($Number(object.port) !== 0)
                        message.port = object.port >>> 0;
                if (object.protocol != null)
                    if (typeof object.protocol !== "string" || object.protocol.length)
                        message.protocol = $String(object.protocol);
                if (object.producerRoute != null)
                    message.producerRoute = $String(object.producerRoute);
                if (object.consumerRoutes) {
                    if (!$util.isObject(object.consumerRoutes))
                        throw $TypeError(".weft.v1.ServicePort.consumerRoutes: object expected");
                    message.consumerRoutes = {};
                    for (let keys = $Object.keys(object.consumerRoutes), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.consumerRoutes, keys[i]);
                        message.consumerRoutes[keys[i]] = $String(object.consumerRoutes[keys[i]]);
                    }
                }
                if (object.endpoints != null) {
                    if (!$util.isObject(object.endpoints))
                        throw $TypeError(".weft.v1.ServicePort.endpoints: object expected");
                    message.endpoints = $root.weft.v1.EndpointCounts.fromObject(object.endpoints, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a ServicePort message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ServicePort
             * @static
             * @param {weft.v1.ServicePort} message ServicePort
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ServicePort.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.objects || options.defaults)
                    object.consumerRoutes = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.name = "";
                    object.port = 0;
                    object.protocol = "";
                    object.endpoints = null;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                    object.protocol = message.protocol;
                if (message.producerRoute != null && $Object.hasOwnProperty.call(message, "producerRoute"))
                    object.producerRoute = message.producerRoute;
                let keys2;
                if (message.consumerRoutes && (keys2 = $Object.keys(message.consumerRoutes)).length) {
                    object.consumerRoutes = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.consumerRoutes, keys2[j]);
                        object.consumerRoutes[keys2[j]] = message.consumerRoutes[keys2[j]];
                    }
                }
                if (message.endpoints != null && $Object.hasOwnProperty.call(message, "endpoints"))
                    object.endpoints = $root.weft.v1.EndpointCounts.toObject(message.endpoints, options, _depth + 1);
                return object;
            };

            /**
             * Converts this ServicePort to JSON.
             * @function toJSON
             * @memberof weft.v1.ServicePort
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ServicePort.prototype.toJSON = function() {
                return ServicePort.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ServicePort
             * @function getTypeUrl
             * @memberof weft.v1.ServicePort
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ServicePort.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ServicePort";
            };

            return ServicePort;
        })();

        v1.EndpointCounts = (function() {

            /**
             * Properties of an EndpointCounts.
             * @typedef {Object} weft.v1.EndpointCounts.$Properties
             * @property {number|null} [IPv4] EndpointCounts IPv4
             * @property {number|null} [IPv6] EndpointCounts IPv6
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EndpointCounts.
             * @memberof weft.v1
             * @interface IEndpointCounts
             * @augments weft.v1.EndpointCounts.$Properties
             * @deprecated Use weft.v1.EndpointCounts.$Properties instead.
             */

            /**
             * Shape of an EndpointCounts.
             * @typedef {weft.v1.EndpointCounts.$Properties} weft.v1.EndpointCounts.$Shape
             */

            /**
             * Constructs a new EndpointCounts.
             * @memberof weft.v1
             * @classdesc Represents an EndpointCounts.
             * @constructor
             * @param {weft.v1.EndpointCounts.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EndpointCounts = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EndpointCounts IPv4.
             * @member {number} IPv4
             * @memberof weft.v1.EndpointCounts
             * @instance
             */
            EndpointCounts.prototype.IPv4 = 0;

            /**
             * EndpointCounts IPv6.
             * @member {number} IPv6
             * @memberof weft.v1.EndpointCounts
             * @instance
             */
            EndpointCounts.prototype.IPv6 = 0;

            /**
             * Creates a new EndpointCounts instance using the specified properties.
             * @function create
             * @memberof weft.v1.EndpointCounts
             * @static
             * @param {weft.v1.EndpointCounts.$Properties=} [properties] Properties to set
             * @returns {weft.v1.EndpointCounts} EndpointCounts instance
             * @type {{
             *   (properties: weft.v1.EndpointCounts.$Shape): weft.v1.EndpointCounts & weft.v1.EndpointCounts.$Shape;
             *   (properties?: weft.v1.EndpointCounts.$Properties): weft.v1.EndpointCounts;
             * }}
             */
            EndpointCounts.create = function(properties) {
                return new EndpointCounts(properties);
            };

            /**
             * Encodes the specified EndpointCounts message. Does not implicitly {@link weft.v1.EndpointCounts.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.EndpointCounts
             * @static
             * @param {weft.v1.EndpointCounts.$Properties} message EndpointCounts message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EndpointCounts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.IPv4 != null && $Object.hasOwnProperty.call(message, "IPv4") && message.IPv4 !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.IPv4);
                if (message.IPv6 != null && $Object.hasOwnProperty.call(message, "IPv6") && message.IPv6 !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.IPv6);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EndpointCounts message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.EndpointCounts
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.EndpointCounts & weft.v1.EndpointCounts.$Shape} EndpointCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EndpointCounts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.EndpointCounts();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.IPv4 = value;
                            else
                                delete message.IPv4;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.IPv6 = value;
                            else
                                delete message.IPv6;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EndpointCounts message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.EndpointCounts
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.EndpointCounts} EndpointCounts
             */
            EndpointCounts.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.EndpointCounts)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.EndpointCounts: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.EndpointCounts();
                if (object.IPv4 != null)
                    if ($Number(object.IPv4) !== 0)
                        message.IPv4 = object.IPv4 >>> 0;
                if (object.IPv6 != null)
                    if ($Number(object.IPv6) !== 0)
                        message.IPv6 = object.IPv6 >>> 0;
                return message;
            };

            /**
             * Creates a plain object from an EndpointCounts message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.EndpointCounts
             * @static
             * @param {weft.v1.EndpointCounts} message EndpointCounts
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EndpointCounts.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.IPv4 = 0;
                    object.IPv6 = 0;
                }
                if (message.IPv4 != null && $Object.hasOwnProperty.call(message, "IPv4"))
                    object.IPv4 = message.IPv4;
                if (message.IPv6 != null && $Object.hasOwnProperty.call(message, "IPv6"))
                    object.IPv6 = message.IPv6;
                return object;
            };

            /**
             * Converts this EndpointCounts to JSON.
             * @function toJSON
             * @memberof weft.v1.EndpointCounts
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EndpointCounts.prototype.toJSON = function() {
                return EndpointCounts.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for EndpointCounts
             * @function getTypeUrl
             * @memberof weft.v1.EndpointCounts
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EndpointCounts.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.EndpointCounts";
            };

            return EndpointCounts;
        })();

        v1.RouteList = (function() {

            /**
             * Properties of a RouteList.
             * @typedef {Object} weft.v1.RouteList.$Properties
             * @property {Array.<weft.v1.RouteReport.$Properties>|null} [items] RouteList items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RouteList.
             * @memberof weft.v1
             * @interface IRouteList
             * @augments weft.v1.RouteList.$Properties
             * @deprecated Use weft.v1.RouteList.$Properties instead.
             */

            /**
             * Shape of a RouteList.
             * @typedef {weft.v1.RouteList.$Properties} weft.v1.RouteList.$Shape
             */

            /**
             * Constructs a new RouteList.
             * @memberof weft.v1
             * @classdesc Represents a RouteList.
             * @constructor
             * @param {weft.v1.RouteList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RouteList = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RouteList items.
             * @member {Array.<weft.v1.RouteReport.$Properties>} items
             * @memberof weft.v1.RouteList
             * @instance
             */
            RouteList.prototype.items = $util.emptyArray;

            /**
             * Creates a new RouteList instance using the specified properties.
             * @function create
             * @memberof weft.v1.RouteList
             * @static
             * @param {weft.v1.RouteList.$Properties=} [properties] Properties to set
             * @returns {weft.v1.RouteList} RouteList instance
             * @type {{
             *   (properties: weft.v1.RouteList.$Shape): weft.v1.RouteList & weft.v1.RouteList.$Shape;
             *   (properties?: weft.v1.RouteList.$Properties): weft.v1.RouteList;
             * }}
             */
            RouteList.create = function(properties) {
                return new RouteList(properties);
            };

            /**
             * Encodes the specified RouteList message. Does not implicitly {@link weft.v1.RouteList.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.RouteList
             * @static
             * @param {weft.v1.RouteList.$Properties} message RouteList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RouteList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        $root.weft.v1.RouteReport.encode(message.items[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RouteList message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.RouteList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.RouteList & weft.v1.RouteList.$Shape} RouteList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RouteList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.RouteList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push($root.weft.v1.RouteReport.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RouteList message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.RouteList
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.RouteList} RouteList
             */
            RouteList.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.RouteList)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.RouteList: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.RouteList();
                if (object.items) {
                    if (!$Array.isArray(object.items))
                        throw $TypeError(".weft.v1.RouteList.items: array expected");
                    message.items = $Array(object.items.length);
                    for (let i = 0; i < object.items.length; ++i) {
                        if (!$util.isObject(object.items[i]))
                            throw $TypeError(".weft.v1.RouteList.items: object expected");
                        message.items[i] = $root.weft.v1.RouteReport.fromObject(object.items[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a RouteList message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.RouteList
             * @static
             * @param {weft.v1.RouteList} message RouteList
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RouteList.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.items = [];
                if (message.items && message.items.length) {
                    object.items = $Array(message.items.length);
                    for (let j = 0; j < message.items.length; ++j)
                        object.items[j] = $root.weft.v1.RouteReport.toObject(message.items[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this RouteList to JSON.
             * @function toJSON
             * @memberof weft.v1.RouteList
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RouteList.prototype.toJSON = function() {
                return RouteList.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RouteList
             * @function getTypeUrl
             * @memberof weft.v1.RouteList
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RouteList.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.RouteList";
            };

            return RouteList;
        })();

        v1.RouteReport = (function() {

            /**
             * Properties of a RouteReport.
             * @typedef {Object} weft.v1.RouteReport.$Properties
             * @property {string|null} [route] RouteReport route
             * @property {string|null} [kind] RouteReport kind
             * @property {string|null} [namespace] RouteReport namespace
             * @property {string|null} [name] RouteReport name
             * @property {number|Long|null} [generation] RouteReport generation
             * @property {number|Long|null} [createdAtMs] RouteReport createdAtMs
             * @property {number|Long|null} [id] RouteReport id
             * @property {Array.<weft.v1.RouteParent.$Properties>|null} [parents] RouteReport parents
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RouteReport.
             * @memberof weft.v1
             * @interface IRouteReport
             * @augments weft.v1.RouteReport.$Properties
             * @deprecated Use weft.v1.RouteReport.$Properties instead.
             */

            /**
             * Shape of a RouteReport.
             * @typedef {weft.v1.RouteReport.$Properties} weft.v1.RouteReport.$Shape
             */

            /**
             * Constructs a new RouteReport.
             * @memberof weft.v1
             * @classdesc Represents a RouteReport.
             * @constructor
             * @param {weft.v1.RouteReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RouteReport = function (properties) {
                this.parents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RouteReport route.
             * @member {string} route
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.route = "";

            /**
             * RouteReport kind.
             * @member {string} kind
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.kind = "";

            /**
             * RouteReport namespace.
             * @member {string} namespace
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.namespace = "";

            /**
             * RouteReport name.
             * @member {string} name
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.name = "";

            /**
             * RouteReport generation.
             * @member {number|Long} generation
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.generation = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * RouteReport createdAtMs.
             * @member {number|Long} createdAtMs
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * RouteReport id.
             * @member {number|Long} id
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RouteReport parents.
             * @member {Array.<weft.v1.RouteParent.$Properties>} parents
             * @memberof weft.v1.RouteReport
             * @instance
             */
            RouteReport.prototype.parents = $util.emptyArray;

            /**
             * Creates a new RouteReport instance using the specified properties.
             * @function create
             * @memberof weft.v1.RouteReport
             * @static
             * @param {weft.v1.RouteReport.$Properties=} [properties] Properties to set
             * @returns {weft.v1.RouteReport} RouteReport instance
             * @type {{
             *   (properties: weft.v1.RouteReport.$Shape): weft.v1.RouteReport & weft.v1.RouteReport.$Shape;
             *   (properties?: weft.v1.RouteReport.$Properties): weft.v1.RouteReport;
             * }}
             */
            RouteReport.create = function(properties) {
                return new RouteReport(properties);
            };

            /**
             * Encodes the specified RouteReport message. Does not implicitly {@link weft.v1.RouteReport.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.RouteReport
             * @static
             * @param {weft.v1.RouteReport.$Properties} message RouteReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RouteReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route") && message.route !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.route);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.namespace);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.name);
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation") && (typeof message.generation === "object" ? message.generation.low || message.generation.high : message.generation !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).int64(message.generation);
                if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).int64(message.createdAtMs);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.id);
                if (message.parents != null && message.parents.length)
                    for (let i = 0; i < message.parents.length; ++i)
                        $root.weft.v1.RouteParent.encode(message.parents[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RouteReport message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.RouteReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.RouteReport & weft.v1.RouteReport.$Shape} RouteReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RouteReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.RouteReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.route = value;
                            else
                                delete message.route;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.generation = value;
                            else
                                delete message.generation;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAtMs = value;
                            else
                                delete message.createdAtMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.parents && message.parents.length))
                                message.parents = [];
                            message.parents.push($root.weft.v1.RouteParent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RouteReport message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.RouteReport
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.RouteReport} RouteReport
             */
            RouteReport.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.RouteReport)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.RouteReport: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.RouteReport();
                if (object.route != null)
                    if (typeof object.route !== "string" || object.route.length)
                        message.route = $String(object.route);
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.namespace != null)
                    if (typeof object.namespace !== "string" || object.namespace.length)
                        message.namespace = $String(object.namespace);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.generation != null)
                    if (typeof object.generation === "object" ? object.generation.low || object.generation.high : $Number(object.generation) !== 0)
                        if ($util.Long)
                            message.generation = $util.Long.fromValue(object.generation, false);
                        else if (typeof object.generation === "string")
                            message.generation = $parseInt(object.generation, 10);
                        else if (typeof object.generation === "number")
                            message.generation = object.generation;
                        else if (typeof object.generation === "object")
                            message.generation = new $util.LongBits(object.generation.low >>> 0, object.generation.high >>> 0).toNumber();
                if (object.createdAtMs != null)
                    if (typeof object.createdAtMs === "object" ? object.createdAtMs.low || object.createdAtMs.high : $Number(object.createdAtMs) !== 0)
                        if ($util.Long)
                            message.createdAtMs = $util.Long.fromValue(object.createdAtMs, false);
                        else if (typeof object.createdAtMs === "string")
                            message.createdAtMs = $parseInt(object.createdAtMs, 10);
                        else if (typeof object.createdAtMs === "number")
                            message.createdAtMs = object.createdAtMs;
                        else if (typeof object.createdAtMs === "object")
                            message.createdAtMs = new $util.LongBits(object.createdAtMs.low >>> 0, object.createdAtMs.high >>> 0).toNumber();
                if (object.id != null)
                    if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.parents) {
                    if (!$Array.isArray(object.parents))
                        throw $TypeError(".weft.v1.RouteReport.parents: array expected");
                    message.parents = $Array(object.parents.length);
                    for (let i = 0; i < object.parents.length; ++i) {
                        if (!$util.isObject(object.parents[i]))
                            throw $TypeError(".weft.v1.RouteReport.parents: object expected");
                        message.parents[i] = $root.weft.v1.RouteParent.fromObject(object.parents[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a RouteReport message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.RouteReport
             * @static
             * @param {weft.v1.RouteReport} message RouteReport
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RouteReport.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.parents = [];
                if (options.defaults) {
                    object.route = "";
                    object.kind = "";
                    object.namespace = "";
                    object.name = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.generation = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.generation = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.createdAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.createdAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    object.route = message.route;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace"))
                    object.namespace = message.namespace;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.generation = typeof message.generation === "number" ? $BigInt(message.generation) : $util.Long.fromBits(message.generation.low >>> 0, message.generation.high >>> 0, false).toBigInt();
                    else if (typeof message.generation === "number")
                        object.generation = options.longs === $String ? $String(message.generation) : message.generation;
                    else
                        object.generation = options.longs === $String ? $util.Long.prototype.toString.call(message.generation) : options.longs === $Number ? new $util.LongBits(message.generation.low >>> 0, message.generation.high >>> 0).toNumber() : message.generation;
                if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.createdAtMs = typeof message.createdAtMs === "number" ? $BigInt(message.createdAtMs) : $util.Long.fromBits(message.createdAtMs.low >>> 0, message.createdAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.createdAtMs === "number")
                        object.createdAtMs = options.longs === $String ? $String(message.createdAtMs) : message.createdAtMs;
                    else
                        object.createdAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.createdAtMs) : options.longs === $Number ? new $util.LongBits(message.createdAtMs.low >>> 0, message.createdAtMs.high >>> 0).toNumber() : message.createdAtMs;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.parents && message.parents.length) {
                    object.parents = $Array(message.parents.length);
                    for (let j = 0; j < message.parents.length; ++j)
                        object.parents[j] = $root.weft.v1.RouteParent.toObject(message.parents[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this RouteReport to JSON.
             * @function toJSON
             * @memberof weft.v1.RouteReport
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RouteReport.prototype.toJSON = function() {
                return RouteReport.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RouteReport
             * @function getTypeUrl
             * @memberof weft.v1.RouteReport
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RouteReport.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.RouteReport";
            };

            return RouteReport;
        })();

        v1.RouteParent = (function() {

            /**
             * Properties of a RouteParent.
             * @typedef {Object} weft.v1.RouteParent.$Properties
             * @property {weft.v1.ParentRef.$Properties|null} [parentRef] RouteParent parentRef
             * @property {boolean|null} [accepted] RouteParent accepted
             * @property {string|null} [acceptedReason] RouteParent acceptedReason
             * @property {string|null} [acceptedMessage] RouteParent acceptedMessage
             * @property {boolean|null} [resolvedRefs] RouteParent resolvedRefs
             * @property {string|null} [resolvedRefsReason] RouteParent resolvedRefsReason
             * @property {string|null} [resolvedRefsMessage] RouteParent resolvedRefsMessage
             * @property {Array.<number>|null} [ports] RouteParent ports
             * @property {Object.<string,string>|null} [beatenOn] RouteParent beatenOn
             * @property {string|null} [role] RouteParent role
             * @property {string|null} [partiallyInvalid] RouteParent partiallyInvalid
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RouteParent.
             * @memberof weft.v1
             * @interface IRouteParent
             * @augments weft.v1.RouteParent.$Properties
             * @deprecated Use weft.v1.RouteParent.$Properties instead.
             */

            /**
             * Shape of a RouteParent.
             * @typedef {weft.v1.RouteParent.$Properties} weft.v1.RouteParent.$Shape
             */

            /**
             * Constructs a new RouteParent.
             * @memberof weft.v1
             * @classdesc Represents a RouteParent.
             * @constructor
             * @param {weft.v1.RouteParent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RouteParent = function (properties) {
                this.ports = [];
                this.beatenOn = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RouteParent parentRef.
             * @member {weft.v1.ParentRef.$Properties|null|undefined} parentRef
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.parentRef = null;

            /**
             * RouteParent accepted.
             * @member {boolean} accepted
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.accepted = false;

            /**
             * RouteParent acceptedReason.
             * @member {string} acceptedReason
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.acceptedReason = "";

            /**
             * RouteParent acceptedMessage.
             * @member {string} acceptedMessage
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.acceptedMessage = "";

            /**
             * RouteParent resolvedRefs.
             * @member {boolean} resolvedRefs
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.resolvedRefs = false;

            /**
             * RouteParent resolvedRefsReason.
             * @member {string} resolvedRefsReason
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.resolvedRefsReason = "";

            /**
             * RouteParent resolvedRefsMessage.
             * @member {string} resolvedRefsMessage
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.resolvedRefsMessage = "";

            /**
             * RouteParent ports.
             * @member {Array.<number>} ports
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.ports = $util.emptyArray;

            /**
             * RouteParent beatenOn.
             * @member {Object.<string,string>} beatenOn
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.beatenOn = $util.emptyObject;

            /**
             * RouteParent role.
             * @member {string} role
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.role = "";

            /**
             * RouteParent partiallyInvalid.
             * @member {string|null|undefined} partiallyInvalid
             * @memberof weft.v1.RouteParent
             * @instance
             */
            RouteParent.prototype.partiallyInvalid = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RouteParent.prototype, "_partiallyInvalid", {
                get: $util.oneOfGetter($oneOfFields = ["partiallyInvalid"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new RouteParent instance using the specified properties.
             * @function create
             * @memberof weft.v1.RouteParent
             * @static
             * @param {weft.v1.RouteParent.$Properties=} [properties] Properties to set
             * @returns {weft.v1.RouteParent} RouteParent instance
             * @type {{
             *   (properties: weft.v1.RouteParent.$Shape): weft.v1.RouteParent & weft.v1.RouteParent.$Shape;
             *   (properties?: weft.v1.RouteParent.$Properties): weft.v1.RouteParent;
             * }}
             */
            RouteParent.create = function(properties) {
                return new RouteParent(properties);
            };

            /**
             * Encodes the specified RouteParent message. Does not implicitly {@link weft.v1.RouteParent.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.RouteParent
             * @static
             * @param {weft.v1.RouteParent.$Properties} message RouteParent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RouteParent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.parentRef != null && $Object.hasOwnProperty.call(message, "parentRef"))
                    $root.weft.v1.ParentRef.encode(message.parentRef, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted") && message.accepted !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.accepted);
                if (message.acceptedReason != null && $Object.hasOwnProperty.call(message, "acceptedReason") && message.acceptedReason !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.acceptedReason);
                if (message.acceptedMessage != null && $Object.hasOwnProperty.call(message, "acceptedMessage") && message.acceptedMessage !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.acceptedMessage);
                if (message.resolvedRefs != null && $Object.hasOwnProperty.call(message, "resolvedRefs") && message.resolvedRefs !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.resolvedRefs);
                if (message.resolvedRefsReason != null && $Object.hasOwnProperty.call(message, "resolvedRefsReason") && message.resolvedRefsReason !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.resolvedRefsReason);
                if (message.resolvedRefsMessage != null && $Object.hasOwnProperty.call(message, "resolvedRefsMessage") && message.resolvedRefsMessage !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.resolvedRefsMessage);
                if (message.ports != null && message.ports.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).uint32s(message.ports);
                if (message.beatenOn != null && $Object.hasOwnProperty.call(message, "beatenOn"))
                    for (let keys = $Object.keys(message.beatenOn), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 9, wireType 2 =*/74).fork().uint32(/* id 1, wireType 0 =*/8).uint32(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.beatenOn[keys[i]]).ldelim();
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.role);
                if (message.partiallyInvalid != null && $Object.hasOwnProperty.call(message, "partiallyInvalid"))
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.partiallyInvalid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RouteParent message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.RouteParent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.RouteParent & weft.v1.RouteParent.$Shape} RouteParent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RouteParent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.RouteParent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.parentRef = $root.weft.v1.ParentRef.decode(reader, reader.size(), $undefined, _depth + 1, message.parentRef);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accepted = value;
                            else
                                delete message.accepted;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.acceptedReason = value;
                            else
                                delete message.acceptedReason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.acceptedMessage = value;
                            else
                                delete message.acceptedMessage;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.resolvedRefs = value;
                            else
                                delete message.resolvedRefs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.resolvedRefsReason = value;
                            else
                                delete message.resolvedRefsReason;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.resolvedRefsMessage = value;
                            else
                                delete message.resolvedRefsMessage;
                            continue;
                        }
                    case 8: {
                            if (wireType === 2) {
                                if (!(message.ports && message.ports.length))
                                    message.ports = [];
                                reader.uint32s(message.ports);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.ports && message.ports.length))
                                message.ports = [];
                            message.ports.push(reader.uint32());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (message.beatenOn === $util.emptyObject)
                                message.beatenOn = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = 0;
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 0)
                                        break;
                                    key = reader.uint32();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            message.beatenOn[key] = value;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.partiallyInvalid = reader.stringVerify();
                            message._partiallyInvalid = "partiallyInvalid";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RouteParent message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.RouteParent
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.RouteParent} RouteParent
             */
            RouteParent.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.RouteParent)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.RouteParent: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.RouteParent();
                if (object.parentRef != null) {
                    if (!$util.isObject(object.parentRef))
                        throw $TypeError(".weft.v1.RouteParent.parentRef: object expected");
                    message.parentRef = $root.weft.v1.ParentRef.fromObject(object.parentRef, _depth + 1);
                }
                if (object.accepted != null)
                    if (object.accepted)
                        message.accepted = $Boolean(object.accepted);
                if (object.acceptedReason != null)
                    if (typeof object.acceptedReason !== "string" || object.acceptedReason.length)
                        message.acceptedReason = $String(object.acceptedReason);
                if (object.acceptedMessage != null)
                    if (typeof object.acceptedMessage !== "string" || object.acceptedMessage.length)
                        message.acceptedMessage = $String(object.acceptedMessage);
                if (object.resolvedRefs != null)
                    if (object.resolvedRefs)
                        message.resolvedRefs = $Boolean(object.resolvedRefs);
                if (object.resolvedRefsReason != null)
                    if (typeof object.resolvedRefsReason !== "string" || object.resolvedRefsReason.length)
                        message.resolvedRefsReason = $String(object.resolvedRefsReason);
                if (object.resolvedRefsMessage != null)
                    if (typeof object.resolvedRefsMessage !== "string" || object.resolvedRefsMessage.length)
                        message.resolvedRefsMessage = $String(object.resolvedRefsMessage);
                if (object.ports) {
                    if (!$Array.isArray(object.ports))
                        throw $TypeError(".weft.v1.RouteParent.ports: array expected");
                    message.ports = $Array(object.ports.length);
                    for (let i = 0; i < object.ports.length; ++i)
                        message.ports[i] = object.ports[i] >>> 0;
                }
                if (object.beatenOn) {
                    if (!$util.isObject(object.beatenOn))
                        throw $TypeError(".weft.v1.RouteParent.beatenOn: object expected");
                    message.beatenOn = {};
                    for (let keys = $Object.keys(object.beatenOn), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.beatenOn, keys[i]);
                        message.beatenOn[keys[i]] = $String(object.beatenOn[keys[i]]);
                    }
                }
                if (object.role != null)
                    if (typeof object.role !== "string" || object.role.length)
                        message.role = $String(object.role);
                if (object.partiallyInvalid != null)
                    message.partiallyInvalid = $String(object.partiallyInvalid);
                return message;
            };

            /**
             * Creates a plain object from a RouteParent message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.RouteParent
             * @static
             * @param {weft.v1.RouteParent} message RouteParent
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RouteParent.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.ports = [];
                if (options.objects || options.defaults)
                    object.beatenOn = {};
                if (options.defaults) {
                    object.parentRef = null;
                    object.accepted = false;
                    object.acceptedReason = "";
                    object.acceptedMessage = "";
                    object.resolvedRefs = false;
                    object.resolvedRefsReason = "";
                    object.resolvedRefsMessage = "";
                    object.role = "";
                }
                if (message.parentRef != null && $Object.hasOwnProperty.call(message, "parentRef"))
                    object.parentRef = $root.weft.v1.ParentRef.toObject(message.parentRef, options, _depth + 1);
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted"))
                    object.accepted = message.accepted;
                if (message.acceptedReason != null && $Object.hasOwnProperty.call(message, "acceptedReason"))
                    object.acceptedReason = message.acceptedReason;
                if (message.acceptedMessage != null && $Object.hasOwnProperty.call(message, "acceptedMessage"))
                    object.acceptedMessage = message.acceptedMessage;
                if (message.resolvedRefs != null && $Object.hasOwnProperty.call(message, "resolvedRefs"))
                    object.resolvedRefs = message.resolvedRefs;
                if (message.resolvedRefsReason != null && $Object.hasOwnProperty.call(message, "resolvedRefsReason"))
                    object.resolvedRefsReason = message.resolvedRefsReason;
                if (message.resolvedRefsMessage != null && $Object.hasOwnProperty.call(message, "resolvedRefsMessage"))
                    object.resolvedRefsMessage = message.resolvedRefsMessage;
                if (message.ports && message.ports.length) {
                    object.ports = $Array(message.ports.length);
                    for (let j = 0; j < message.ports.length; ++j)
                        object.ports[j] = message.ports[j];
                }
                let keys2;
                if (message.beatenOn && (keys2 = $Object.keys(message.beatenOn)).length) {
                    object.beatenOn = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.beatenOn, keys2[j]);
                        object.beatenOn[keys2[j]] = message.beatenOn[keys2[j]];
                    }
                }
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = message.role;
                if (message.partiallyInvalid != null && $Object.hasOwnProperty.call(message, "partiallyInvalid"))
                    object.partiallyInvalid = message.partiallyInvalid;
                return object;
            };

            /**
             * Converts this RouteParent to JSON.
             * @function toJSON
             * @memberof weft.v1.RouteParent
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RouteParent.prototype.toJSON = function() {
                return RouteParent.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RouteParent
             * @function getTypeUrl
             * @memberof weft.v1.RouteParent
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RouteParent.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.RouteParent";
            };

            return RouteParent;
        })();

        v1.ParentRef = (function() {

            /**
             * Properties of a ParentRef.
             * @typedef {Object} weft.v1.ParentRef.$Properties
             * @property {string|null} [group] ParentRef group
             * @property {string|null} [kind] ParentRef kind
             * @property {string|null} [namespace] ParentRef namespace
             * @property {string|null} [name] ParentRef name
             * @property {string|null} [sectionName] ParentRef sectionName
             * @property {number|null} [port] ParentRef port
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ParentRef.
             * @memberof weft.v1
             * @interface IParentRef
             * @augments weft.v1.ParentRef.$Properties
             * @deprecated Use weft.v1.ParentRef.$Properties instead.
             */

            /**
             * Shape of a ParentRef.
             * @typedef {weft.v1.ParentRef.$Properties} weft.v1.ParentRef.$Shape
             */

            /**
             * Constructs a new ParentRef.
             * @memberof weft.v1
             * @classdesc Represents a ParentRef.
             * @constructor
             * @param {weft.v1.ParentRef.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ParentRef = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ParentRef group.
             * @member {string} group
             * @memberof weft.v1.ParentRef
             * @instance
             */
            ParentRef.prototype.group = "";

            /**
             * ParentRef kind.
             * @member {string} kind
             * @memberof weft.v1.ParentRef
             * @instance
             */
            ParentRef.prototype.kind = "";

            /**
             * ParentRef namespace.
             * @member {string} namespace
             * @memberof weft.v1.ParentRef
             * @instance
             */
            ParentRef.prototype.namespace = "";

            /**
             * ParentRef name.
             * @member {string} name
             * @memberof weft.v1.ParentRef
             * @instance
             */
            ParentRef.prototype.name = "";

            /**
             * ParentRef sectionName.
             * @member {string|null|undefined} sectionName
             * @memberof weft.v1.ParentRef
             * @instance
             */
            ParentRef.prototype.sectionName = null;

            /**
             * ParentRef port.
             * @member {number|null|undefined} port
             * @memberof weft.v1.ParentRef
             * @instance
             */
            ParentRef.prototype.port = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ParentRef.prototype, "_sectionName", {
                get: $util.oneOfGetter($oneOfFields = ["sectionName"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ParentRef.prototype, "_port", {
                get: $util.oneOfGetter($oneOfFields = ["port"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ParentRef instance using the specified properties.
             * @function create
             * @memberof weft.v1.ParentRef
             * @static
             * @param {weft.v1.ParentRef.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ParentRef} ParentRef instance
             * @type {{
             *   (properties: weft.v1.ParentRef.$Shape): weft.v1.ParentRef & weft.v1.ParentRef.$Shape;
             *   (properties?: weft.v1.ParentRef.$Properties): weft.v1.ParentRef;
             * }}
             */
            ParentRef.create = function(properties) {
                return new ParentRef(properties);
            };

            /**
             * Encodes the specified ParentRef message. Does not implicitly {@link weft.v1.ParentRef.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ParentRef
             * @static
             * @param {weft.v1.ParentRef.$Properties} message ParentRef message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ParentRef.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.group);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.namespace);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.name);
                if (message.sectionName != null && $Object.hasOwnProperty.call(message, "sectionName"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.sectionName);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.port);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ParentRef message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ParentRef
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ParentRef & weft.v1.ParentRef.$Shape} ParentRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ParentRef.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ParentRef();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.sectionName = reader.stringVerify();
                            message._sectionName = "sectionName";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.port = reader.uint32();
                            message._port = "port";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ParentRef message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ParentRef
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ParentRef} ParentRef
             */
            ParentRef.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ParentRef)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ParentRef: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ParentRef();
                if (object.group != null)
                    if (typeof object.group !== "string" || object.group.length)
                        message.group = $String(object.group);
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.namespace != null)
                    if (typeof object.namespace !== "string" || object.namespace.length)
                        message.namespace = $String(object.namespace);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.sectionName != null)
                    message.sectionName = $String(object.sectionName);
                if (object.port != null)
                    message.port = object.port >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a ParentRef message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ParentRef
             * @static
             * @param {weft.v1.ParentRef} message ParentRef
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ParentRef.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.group = "";
                    object.kind = "";
                    object.namespace = "";
                    object.name = "";
                }
                if (message.group != null && $Object.hasOwnProperty.call(message, "group"))
                    object.group = message.group;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace"))
                    object.namespace = message.namespace;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.sectionName != null && $Object.hasOwnProperty.call(message, "sectionName"))
                    object.sectionName = message.sectionName;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                return object;
            };

            /**
             * Converts this ParentRef to JSON.
             * @function toJSON
             * @memberof weft.v1.ParentRef
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ParentRef.prototype.toJSON = function() {
                return ParentRef.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ParentRef
             * @function getTypeUrl
             * @memberof weft.v1.ParentRef
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ParentRef.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ParentRef";
            };

            return ParentRef;
        })();

        v1.ExplainQuery = (function() {

            /**
             * Properties of an ExplainQuery.
             * @typedef {Object} weft.v1.ExplainQuery.$Properties
             * @property {string|null} [service] ExplainQuery service
             * @property {number|null} [port] ExplainQuery port
             * @property {string|null} [protocol] ExplainQuery protocol
             * @property {string|null} [fromPod] ExplainQuery fromPod
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExplainQuery.
             * @memberof weft.v1
             * @interface IExplainQuery
             * @augments weft.v1.ExplainQuery.$Properties
             * @deprecated Use weft.v1.ExplainQuery.$Properties instead.
             */

            /**
             * Shape of an ExplainQuery.
             * @typedef {weft.v1.ExplainQuery.$Properties} weft.v1.ExplainQuery.$Shape
             */

            /**
             * Constructs a new ExplainQuery.
             * @memberof weft.v1
             * @classdesc Represents an ExplainQuery.
             * @constructor
             * @param {weft.v1.ExplainQuery.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExplainQuery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExplainQuery service.
             * @member {string} service
             * @memberof weft.v1.ExplainQuery
             * @instance
             */
            ExplainQuery.prototype.service = "";

            /**
             * ExplainQuery port.
             * @member {number} port
             * @memberof weft.v1.ExplainQuery
             * @instance
             */
            ExplainQuery.prototype.port = 0;

            /**
             * ExplainQuery protocol.
             * @member {string|null|undefined} protocol
             * @memberof weft.v1.ExplainQuery
             * @instance
             */
            ExplainQuery.prototype.protocol = null;

            /**
             * ExplainQuery fromPod.
             * @member {string|null|undefined} fromPod
             * @memberof weft.v1.ExplainQuery
             * @instance
             */
            ExplainQuery.prototype.fromPod = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ExplainQuery.prototype, "_protocol", {
                get: $util.oneOfGetter($oneOfFields = ["protocol"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ExplainQuery.prototype, "_fromPod", {
                get: $util.oneOfGetter($oneOfFields = ["fromPod"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ExplainQuery instance using the specified properties.
             * @function create
             * @memberof weft.v1.ExplainQuery
             * @static
             * @param {weft.v1.ExplainQuery.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ExplainQuery} ExplainQuery instance
             * @type {{
             *   (properties: weft.v1.ExplainQuery.$Shape): weft.v1.ExplainQuery & weft.v1.ExplainQuery.$Shape;
             *   (properties?: weft.v1.ExplainQuery.$Properties): weft.v1.ExplainQuery;
             * }}
             */
            ExplainQuery.create = function(properties) {
                return new ExplainQuery(properties);
            };

            /**
             * Encodes the specified ExplainQuery message. Does not implicitly {@link weft.v1.ExplainQuery.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ExplainQuery
             * @static
             * @param {weft.v1.ExplainQuery.$Properties} message ExplainQuery message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExplainQuery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.port);
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.protocol);
                if (message.fromPod != null && $Object.hasOwnProperty.call(message, "fromPod"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.fromPod);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExplainQuery message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ExplainQuery
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ExplainQuery & weft.v1.ExplainQuery.$Shape} ExplainQuery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExplainQuery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ExplainQuery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.service = value;
                            else
                                delete message.service;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.protocol = reader.stringVerify();
                            message._protocol = "protocol";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.fromPod = reader.stringVerify();
                            message._fromPod = "fromPod";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExplainQuery message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ExplainQuery
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ExplainQuery} ExplainQuery
             */
            ExplainQuery.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ExplainQuery)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ExplainQuery: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ExplainQuery();
                if (object.service != null)
                    if (typeof object.service !== "string" || object.service.length)
                        message.service = $String(object.service);
                if (object.port != null)
                    if ($Number(object.port) !== 0)
                        message.port = object.port >>> 0;
                if (object.protocol != null)
                    message.protocol = $String(object.protocol);
                if (object.fromPod != null)
                    message.fromPod = $String(object.fromPod);
                return message;
            };

            /**
             * Creates a plain object from an ExplainQuery message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ExplainQuery
             * @static
             * @param {weft.v1.ExplainQuery} message ExplainQuery
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExplainQuery.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.service = "";
                    object.port = 0;
                }
                if (message.service != null && $Object.hasOwnProperty.call(message, "service"))
                    object.service = message.service;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                    object.protocol = message.protocol;
                if (message.fromPod != null && $Object.hasOwnProperty.call(message, "fromPod"))
                    object.fromPod = message.fromPod;
                return object;
            };

            /**
             * Converts this ExplainQuery to JSON.
             * @function toJSON
             * @memberof weft.v1.ExplainQuery
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExplainQuery.prototype.toJSON = function() {
                return ExplainQuery.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ExplainQuery
             * @function getTypeUrl
             * @memberof weft.v1.ExplainQuery
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ExplainQuery.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ExplainQuery";
            };

            return ExplainQuery;
        })();

        v1.Explanation = (function() {

            /**
             * Properties of an Explanation.
             * @typedef {Object} weft.v1.Explanation.$Properties
             * @property {string|null} [service] Explanation service
             * @property {number|null} [port] Explanation port
             * @property {string|null} [client] Explanation client
             * @property {Array.<weft.v1.ExplainedFrontend.$Properties>|null} [frontends] Explanation frontends
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Explanation.
             * @memberof weft.v1
             * @interface IExplanation
             * @augments weft.v1.Explanation.$Properties
             * @deprecated Use weft.v1.Explanation.$Properties instead.
             */

            /**
             * Shape of an Explanation.
             * @typedef {weft.v1.Explanation.$Properties} weft.v1.Explanation.$Shape
             */

            /**
             * Constructs a new Explanation.
             * @memberof weft.v1
             * @classdesc Represents an Explanation.
             * @constructor
             * @param {weft.v1.Explanation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Explanation = function (properties) {
                this.frontends = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Explanation service.
             * @member {string} service
             * @memberof weft.v1.Explanation
             * @instance
             */
            Explanation.prototype.service = "";

            /**
             * Explanation port.
             * @member {number} port
             * @memberof weft.v1.Explanation
             * @instance
             */
            Explanation.prototype.port = 0;

            /**
             * Explanation client.
             * @member {string} client
             * @memberof weft.v1.Explanation
             * @instance
             */
            Explanation.prototype.client = "";

            /**
             * Explanation frontends.
             * @member {Array.<weft.v1.ExplainedFrontend.$Properties>} frontends
             * @memberof weft.v1.Explanation
             * @instance
             */
            Explanation.prototype.frontends = $util.emptyArray;

            /**
             * Creates a new Explanation instance using the specified properties.
             * @function create
             * @memberof weft.v1.Explanation
             * @static
             * @param {weft.v1.Explanation.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Explanation} Explanation instance
             * @type {{
             *   (properties: weft.v1.Explanation.$Shape): weft.v1.Explanation & weft.v1.Explanation.$Shape;
             *   (properties?: weft.v1.Explanation.$Properties): weft.v1.Explanation;
             * }}
             */
            Explanation.create = function(properties) {
                return new Explanation(properties);
            };

            /**
             * Encodes the specified Explanation message. Does not implicitly {@link weft.v1.Explanation.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Explanation
             * @static
             * @param {weft.v1.Explanation.$Properties} message Explanation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Explanation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.port);
                if (message.client != null && $Object.hasOwnProperty.call(message, "client") && message.client !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.client);
                if (message.frontends != null && message.frontends.length)
                    for (let i = 0; i < message.frontends.length; ++i)
                        $root.weft.v1.ExplainedFrontend.encode(message.frontends[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Explanation message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Explanation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Explanation & weft.v1.Explanation.$Shape} Explanation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Explanation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Explanation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.service = value;
                            else
                                delete message.service;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.client = value;
                            else
                                delete message.client;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.frontends && message.frontends.length))
                                message.frontends = [];
                            message.frontends.push($root.weft.v1.ExplainedFrontend.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Explanation message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Explanation
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Explanation} Explanation
             */
            Explanation.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Explanation)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Explanation: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Explanation();
                if (object.service != null)
                    if (typeof object.service !== "string" || object.service.length)
                        message.service = $String(object.service);
                if (object.port != null)
                    if ($Number(object.port) !== 0)
                        message.port = object.port >>> 0;
                if (object.client != null)
                    if (typeof object.client !== "string" || object.client.length)
                        message.client = $String(object.client);
                if (object.frontends) {
                    if (!$Array.isArray(object.frontends))
                        throw $TypeError(".weft.v1.Explanation.frontends: array expected");
                    message.frontends = $Array(object.frontends.length);
                    for (let i = 0; i < object.frontends.length; ++i) {
                        if (!$util.isObject(object.frontends[i]))
                            throw $TypeError(".weft.v1.Explanation.frontends: object expected");
                        message.frontends[i] = $root.weft.v1.ExplainedFrontend.fromObject(object.frontends[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from an Explanation message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Explanation
             * @static
             * @param {weft.v1.Explanation} message Explanation
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Explanation.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.frontends = [];
                if (options.defaults) {
                    object.service = "";
                    object.port = 0;
                    object.client = "";
                }
                if (message.service != null && $Object.hasOwnProperty.call(message, "service"))
                    object.service = message.service;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                if (message.client != null && $Object.hasOwnProperty.call(message, "client"))
                    object.client = message.client;
                if (message.frontends && message.frontends.length) {
                    object.frontends = $Array(message.frontends.length);
                    for (let j = 0; j < message.frontends.length; ++j)
                        object.frontends[j] = $root.weft.v1.ExplainedFrontend.toObject(message.frontends[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this Explanation to JSON.
             * @function toJSON
             * @memberof weft.v1.Explanation
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Explanation.prototype.toJSON = function() {
                return Explanation.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Explanation
             * @function getTypeUrl
             * @memberof weft.v1.Explanation
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Explanation.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Explanation";
            };

            return Explanation;
        })();

        v1.ExplainedFrontend = (function() {

            /**
             * Properties of an ExplainedFrontend.
             * @typedef {Object} weft.v1.ExplainedFrontend.$Properties
             * @property {string|null} [address] ExplainedFrontend address
             * @property {number|null} [port] ExplainedFrontend port
             * @property {string|null} [protocol] ExplainedFrontend protocol
             * @property {boolean|null} [claimed] ExplainedFrontend claimed
             * @property {string|null} [because] ExplainedFrontend because
             * @property {string|null} [route] ExplainedFrontend route
             * @property {Array.<weft.v1.ExplainedCandidate.$Properties>|null} [candidates] ExplainedFrontend candidates
             * @property {Array.<weft.v1.ExplainedBackend.$Properties>|null} [backends] ExplainedFrontend backends
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExplainedFrontend.
             * @memberof weft.v1
             * @interface IExplainedFrontend
             * @augments weft.v1.ExplainedFrontend.$Properties
             * @deprecated Use weft.v1.ExplainedFrontend.$Properties instead.
             */

            /**
             * Shape of an ExplainedFrontend.
             * @typedef {weft.v1.ExplainedFrontend.$Properties} weft.v1.ExplainedFrontend.$Shape
             */

            /**
             * Constructs a new ExplainedFrontend.
             * @memberof weft.v1
             * @classdesc Represents an ExplainedFrontend.
             * @constructor
             * @param {weft.v1.ExplainedFrontend.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExplainedFrontend = function (properties) {
                this.candidates = [];
                this.backends = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExplainedFrontend address.
             * @member {string} address
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.address = "";

            /**
             * ExplainedFrontend port.
             * @member {number} port
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.port = 0;

            /**
             * ExplainedFrontend protocol.
             * @member {string} protocol
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.protocol = "";

            /**
             * ExplainedFrontend claimed.
             * @member {boolean} claimed
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.claimed = false;

            /**
             * ExplainedFrontend because.
             * @member {string} because
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.because = "";

            /**
             * ExplainedFrontend route.
             * @member {string|null|undefined} route
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.route = null;

            /**
             * ExplainedFrontend candidates.
             * @member {Array.<weft.v1.ExplainedCandidate.$Properties>} candidates
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.candidates = $util.emptyArray;

            /**
             * ExplainedFrontend backends.
             * @member {Array.<weft.v1.ExplainedBackend.$Properties>} backends
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             */
            ExplainedFrontend.prototype.backends = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ExplainedFrontend.prototype, "_route", {
                get: $util.oneOfGetter($oneOfFields = ["route"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ExplainedFrontend instance using the specified properties.
             * @function create
             * @memberof weft.v1.ExplainedFrontend
             * @static
             * @param {weft.v1.ExplainedFrontend.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ExplainedFrontend} ExplainedFrontend instance
             * @type {{
             *   (properties: weft.v1.ExplainedFrontend.$Shape): weft.v1.ExplainedFrontend & weft.v1.ExplainedFrontend.$Shape;
             *   (properties?: weft.v1.ExplainedFrontend.$Properties): weft.v1.ExplainedFrontend;
             * }}
             */
            ExplainedFrontend.create = function(properties) {
                return new ExplainedFrontend(properties);
            };

            /**
             * Encodes the specified ExplainedFrontend message. Does not implicitly {@link weft.v1.ExplainedFrontend.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ExplainedFrontend
             * @static
             * @param {weft.v1.ExplainedFrontend.$Properties} message ExplainedFrontend message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExplainedFrontend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.port);
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.protocol);
                if (message.claimed != null && $Object.hasOwnProperty.call(message, "claimed") && message.claimed !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.claimed);
                if (message.because != null && $Object.hasOwnProperty.call(message, "because") && message.because !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.because);
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.route);
                if (message.candidates != null && message.candidates.length)
                    for (let i = 0; i < message.candidates.length; ++i)
                        $root.weft.v1.ExplainedCandidate.encode(message.candidates[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.backends != null && message.backends.length)
                    for (let i = 0; i < message.backends.length; ++i)
                        $root.weft.v1.ExplainedBackend.encode(message.backends[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExplainedFrontend message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ExplainedFrontend
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedFrontend & weft.v1.ExplainedFrontend.$Shape} ExplainedFrontend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExplainedFrontend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ExplainedFrontend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.claimed = value;
                            else
                                delete message.claimed;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.because = value;
                            else
                                delete message.because;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.route = reader.stringVerify();
                            message._route = "route";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.candidates && message.candidates.length))
                                message.candidates = [];
                            message.candidates.push($root.weft.v1.ExplainedCandidate.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.backends && message.backends.length))
                                message.backends = [];
                            message.backends.push($root.weft.v1.ExplainedBackend.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExplainedFrontend message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ExplainedFrontend
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ExplainedFrontend} ExplainedFrontend
             */
            ExplainedFrontend.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ExplainedFrontend)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ExplainedFrontend: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ExplainedFrontend();
                if (object.address != null)
                    if (typeof object.address !== "string" || object.address.length)
                        message.address = $String(object.address);
                if (object.port != null)
                    if ($Number(object.port) !== 0)
                        message.port = object.port >>> 0;
                if (object.protocol != null)
                    if (typeof object.protocol !== "string" || object.protocol.length)
                        message.protocol = $String(object.protocol);
                if (object.claimed != null)
                    if (object.claimed)
                        message.claimed = $Boolean(object.claimed);
                if (object.because != null)
                    if (typeof object.because !== "string" || object.because.length)
                        message.because = $String(object.because);
                if (object.route != null)
                    message.route = $String(object.route);
                if (object.candidates) {
                    if (!$Array.isArray(object.candidates))
                        throw $TypeError(".weft.v1.ExplainedFrontend.candidates: array expected");
                    message.candidates = $Array(object.candidates.length);
                    for (let i = 0; i < object.candidates.length; ++i) {
                        if (!$util.isObject(object.candidates[i]))
                            throw $TypeError(".weft.v1.ExplainedFrontend.candidates: object expected");
                        message.candidates[i] = $root.weft.v1.ExplainedCandidate.fromObject(object.candidates[i], _depth + 1);
                    }
                }
                if (object.backends) {
                    if (!$Array.isArray(object.backends))
                        throw $TypeError(".weft.v1.ExplainedFrontend.backends: array expected");
                    message.backends = $Array(object.backends.length);
                    for (let i = 0; i < object.backends.length; ++i) {
                        if (!$util.isObject(object.backends[i]))
                            throw $TypeError(".weft.v1.ExplainedFrontend.backends: object expected");
                        message.backends[i] = $root.weft.v1.ExplainedBackend.fromObject(object.backends[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from an ExplainedFrontend message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ExplainedFrontend
             * @static
             * @param {weft.v1.ExplainedFrontend} message ExplainedFrontend
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExplainedFrontend.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.candidates = [];
                    object.backends = [];
                }
                if (options.defaults) {
                    object.address = "";
                    object.port = 0;
                    object.protocol = "";
                    object.claimed = false;
                    object.because = "";
                }
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    object.address = message.address;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                    object.protocol = message.protocol;
                if (message.claimed != null && $Object.hasOwnProperty.call(message, "claimed"))
                    object.claimed = message.claimed;
                if (message.because != null && $Object.hasOwnProperty.call(message, "because"))
                    object.because = message.because;
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    object.route = message.route;
                if (message.candidates && message.candidates.length) {
                    object.candidates = $Array(message.candidates.length);
                    for (let j = 0; j < message.candidates.length; ++j)
                        object.candidates[j] = $root.weft.v1.ExplainedCandidate.toObject(message.candidates[j], options, _depth + 1);
                }
                if (message.backends && message.backends.length) {
                    object.backends = $Array(message.backends.length);
                    for (let j = 0; j < message.backends.length; ++j)
                        object.backends[j] = $root.weft.v1.ExplainedBackend.toObject(message.backends[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ExplainedFrontend to JSON.
             * @function toJSON
             * @memberof weft.v1.ExplainedFrontend
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExplainedFrontend.prototype.toJSON = function() {
                return ExplainedFrontend.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ExplainedFrontend
             * @function getTypeUrl
             * @memberof weft.v1.ExplainedFrontend
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ExplainedFrontend.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ExplainedFrontend";
            };

            return ExplainedFrontend;
        })();

        v1.ExplainedCandidate = (function() {

            /**
             * Properties of an ExplainedCandidate.
             * @typedef {Object} weft.v1.ExplainedCandidate.$Properties
             * @property {string|null} [route] ExplainedCandidate route
             * @property {string|null} [role] ExplainedCandidate role
             * @property {number|Long|null} [createdAtMs] ExplainedCandidate createdAtMs
             * @property {boolean|null} [wins] ExplainedCandidate wins
             * @property {string|null} [because] ExplainedCandidate because
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExplainedCandidate.
             * @memberof weft.v1
             * @interface IExplainedCandidate
             * @augments weft.v1.ExplainedCandidate.$Properties
             * @deprecated Use weft.v1.ExplainedCandidate.$Properties instead.
             */

            /**
             * Shape of an ExplainedCandidate.
             * @typedef {weft.v1.ExplainedCandidate.$Properties} weft.v1.ExplainedCandidate.$Shape
             */

            /**
             * Constructs a new ExplainedCandidate.
             * @memberof weft.v1
             * @classdesc Represents an ExplainedCandidate.
             * @constructor
             * @param {weft.v1.ExplainedCandidate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExplainedCandidate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExplainedCandidate route.
             * @member {string} route
             * @memberof weft.v1.ExplainedCandidate
             * @instance
             */
            ExplainedCandidate.prototype.route = "";

            /**
             * ExplainedCandidate role.
             * @member {string} role
             * @memberof weft.v1.ExplainedCandidate
             * @instance
             */
            ExplainedCandidate.prototype.role = "";

            /**
             * ExplainedCandidate createdAtMs.
             * @member {number|Long} createdAtMs
             * @memberof weft.v1.ExplainedCandidate
             * @instance
             */
            ExplainedCandidate.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * ExplainedCandidate wins.
             * @member {boolean} wins
             * @memberof weft.v1.ExplainedCandidate
             * @instance
             */
            ExplainedCandidate.prototype.wins = false;

            /**
             * ExplainedCandidate because.
             * @member {string} because
             * @memberof weft.v1.ExplainedCandidate
             * @instance
             */
            ExplainedCandidate.prototype.because = "";

            /**
             * Creates a new ExplainedCandidate instance using the specified properties.
             * @function create
             * @memberof weft.v1.ExplainedCandidate
             * @static
             * @param {weft.v1.ExplainedCandidate.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ExplainedCandidate} ExplainedCandidate instance
             * @type {{
             *   (properties: weft.v1.ExplainedCandidate.$Shape): weft.v1.ExplainedCandidate & weft.v1.ExplainedCandidate.$Shape;
             *   (properties?: weft.v1.ExplainedCandidate.$Properties): weft.v1.ExplainedCandidate;
             * }}
             */
            ExplainedCandidate.create = function(properties) {
                return new ExplainedCandidate(properties);
            };

            /**
             * Encodes the specified ExplainedCandidate message. Does not implicitly {@link weft.v1.ExplainedCandidate.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ExplainedCandidate
             * @static
             * @param {weft.v1.ExplainedCandidate.$Properties} message ExplainedCandidate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExplainedCandidate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route") && message.route !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.route);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.role);
                if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.createdAtMs);
                if (message.wins != null && $Object.hasOwnProperty.call(message, "wins") && message.wins !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.wins);
                if (message.because != null && $Object.hasOwnProperty.call(message, "because") && message.because !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.because);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExplainedCandidate message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ExplainedCandidate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedCandidate & weft.v1.ExplainedCandidate.$Shape} ExplainedCandidate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExplainedCandidate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ExplainedCandidate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.route = value;
                            else
                                delete message.route;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdAtMs = value;
                            else
                                delete message.createdAtMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.wins = value;
                            else
                                delete message.wins;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.because = value;
                            else
                                delete message.because;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExplainedCandidate message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ExplainedCandidate
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ExplainedCandidate} ExplainedCandidate
             */
            ExplainedCandidate.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ExplainedCandidate)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ExplainedCandidate: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ExplainedCandidate();
                if (object.route != null)
                    if (typeof object.route !== "string" || object.route.length)
                        message.route = $String(object.route);
                if (object.role != null)
                    if (typeof object.role !== "string" || object.role.length)
                        message.role = $String(object.role);
                if (object.createdAtMs != null)
                    if (typeof object.createdAtMs === "object" ? object.createdAtMs.low || object.createdAtMs.high : $Number(object.createdAtMs) !== 0)
                        if ($util.Long)
                            message.createdAtMs = $util.Long.fromValue(object.createdAtMs, false);
                        else if (typeof object.createdAtMs === "string")
                            message.createdAtMs = $parseInt(object.createdAtMs, 10);
                        else if (typeof object.createdAtMs === "number")
                            message.createdAtMs = object.createdAtMs;
                        else if (typeof object.createdAtMs === "object")
                            message.createdAtMs = new $util.LongBits(object.createdAtMs.low >>> 0, object.createdAtMs.high >>> 0).toNumber();
                if (object.wins != null)
                    if (object.wins)
                        message.wins = $Boolean(object.wins);
                if (object.because != null)
                    if (typeof object.because !== "string" || object.because.length)
                        message.because = $String(object.because);
                return message;
            };

            /**
             * Creates a plain object from an ExplainedCandidate message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ExplainedCandidate
             * @static
             * @param {weft.v1.ExplainedCandidate} message ExplainedCandidate
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExplainedCandidate.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.route = "";
                    object.role = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.createdAtMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.createdAtMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.wins = false;
                    object.because = "";
                }
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    object.route = message.route;
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = message.role;
                if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.createdAtMs = typeof message.createdAtMs === "number" ? $BigInt(message.createdAtMs) : $util.Long.fromBits(message.createdAtMs.low >>> 0, message.createdAtMs.high >>> 0, false).toBigInt();
                    else if (typeof message.createdAtMs === "number")
                        object.createdAtMs = options.longs === $String ? $String(message.createdAtMs) : message.createdAtMs;
                    else
                        object.createdAtMs = options.longs === $String ? $util.Long.prototype.toString.call(message.createdAtMs) : options.longs === $Number ? new $util.LongBits(message.createdAtMs.low >>> 0, message.createdAtMs.high >>> 0).toNumber() : message.createdAtMs;
                if (message.wins != null && $Object.hasOwnProperty.call(message, "wins"))
                    object.wins = message.wins;
                if (message.because != null && $Object.hasOwnProperty.call(message, "because"))
                    object.because = message.because;
                return object;
            };

            /**
             * Converts this ExplainedCandidate to JSON.
             * @function toJSON
             * @memberof weft.v1.ExplainedCandidate
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExplainedCandidate.prototype.toJSON = function() {
                return ExplainedCandidate.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ExplainedCandidate
             * @function getTypeUrl
             * @memberof weft.v1.ExplainedCandidate
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ExplainedCandidate.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ExplainedCandidate";
            };

            return ExplainedCandidate;
        })();

        v1.ExplainedBackend = (function() {

            /**
             * Properties of an ExplainedBackend.
             * @typedef {Object} weft.v1.ExplainedBackend.$Properties
             * @property {string|null} [backend] ExplainedBackend backend
             * @property {number|null} [weight] ExplainedBackend weight
             * @property {weft.v1.Fraction.$Properties|null} [share] ExplainedBackend share
             * @property {string|null} [refused] ExplainedBackend refused
             * @property {string|null} [message] ExplainedBackend message
             * @property {Array.<weft.v1.ExplainedEndpoint.$Properties>|null} [endpoints] ExplainedBackend endpoints
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExplainedBackend.
             * @memberof weft.v1
             * @interface IExplainedBackend
             * @augments weft.v1.ExplainedBackend.$Properties
             * @deprecated Use weft.v1.ExplainedBackend.$Properties instead.
             */

            /**
             * Shape of an ExplainedBackend.
             * @typedef {weft.v1.ExplainedBackend.$Properties} weft.v1.ExplainedBackend.$Shape
             */

            /**
             * Constructs a new ExplainedBackend.
             * @memberof weft.v1
             * @classdesc Represents an ExplainedBackend.
             * @constructor
             * @param {weft.v1.ExplainedBackend.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExplainedBackend = function (properties) {
                this.endpoints = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExplainedBackend backend.
             * @member {string} backend
             * @memberof weft.v1.ExplainedBackend
             * @instance
             */
            ExplainedBackend.prototype.backend = "";

            /**
             * ExplainedBackend weight.
             * @member {number} weight
             * @memberof weft.v1.ExplainedBackend
             * @instance
             */
            ExplainedBackend.prototype.weight = 0;

            /**
             * ExplainedBackend share.
             * @member {weft.v1.Fraction.$Properties|null|undefined} share
             * @memberof weft.v1.ExplainedBackend
             * @instance
             */
            ExplainedBackend.prototype.share = null;

            /**
             * ExplainedBackend refused.
             * @member {string|null|undefined} refused
             * @memberof weft.v1.ExplainedBackend
             * @instance
             */
            ExplainedBackend.prototype.refused = null;

            /**
             * ExplainedBackend message.
             * @member {string} message
             * @memberof weft.v1.ExplainedBackend
             * @instance
             */
            ExplainedBackend.prototype.message = "";

            /**
             * ExplainedBackend endpoints.
             * @member {Array.<weft.v1.ExplainedEndpoint.$Properties>} endpoints
             * @memberof weft.v1.ExplainedBackend
             * @instance
             */
            ExplainedBackend.prototype.endpoints = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ExplainedBackend.prototype, "_refused", {
                get: $util.oneOfGetter($oneOfFields = ["refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ExplainedBackend instance using the specified properties.
             * @function create
             * @memberof weft.v1.ExplainedBackend
             * @static
             * @param {weft.v1.ExplainedBackend.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ExplainedBackend} ExplainedBackend instance
             * @type {{
             *   (properties: weft.v1.ExplainedBackend.$Shape): weft.v1.ExplainedBackend & weft.v1.ExplainedBackend.$Shape;
             *   (properties?: weft.v1.ExplainedBackend.$Properties): weft.v1.ExplainedBackend;
             * }}
             */
            ExplainedBackend.create = function(properties) {
                return new ExplainedBackend(properties);
            };

            /**
             * Encodes the specified ExplainedBackend message. Does not implicitly {@link weft.v1.ExplainedBackend.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ExplainedBackend
             * @static
             * @param {weft.v1.ExplainedBackend.$Properties} message ExplainedBackend message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExplainedBackend.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.backend);
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight") && message.weight !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.weight);
                if (message.share != null && $Object.hasOwnProperty.call(message, "share"))
                    $root.weft.v1.Fraction.encode(message.share, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.refused);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.message);
                if (message.endpoints != null && message.endpoints.length)
                    for (let i = 0; i < message.endpoints.length; ++i)
                        $root.weft.v1.ExplainedEndpoint.encode(message.endpoints[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExplainedBackend message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ExplainedBackend
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedBackend & weft.v1.ExplainedBackend.$Shape} ExplainedBackend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExplainedBackend.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ExplainedBackend();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.backend = value;
                            else
                                delete message.backend;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.weight = value;
                            else
                                delete message.weight;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.share = $root.weft.v1.Fraction.decode(reader, reader.size(), $undefined, _depth + 1, message.share);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.refused = reader.stringVerify();
                            message._refused = "refused";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.endpoints && message.endpoints.length))
                                message.endpoints = [];
                            message.endpoints.push($root.weft.v1.ExplainedEndpoint.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExplainedBackend message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ExplainedBackend
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ExplainedBackend} ExplainedBackend
             */
            ExplainedBackend.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ExplainedBackend)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ExplainedBackend: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ExplainedBackend();
                if (object.backend != null)
                    if (typeof object.backend !== "string" || object.backend.length)
                        message.backend = $String(object.backend);
                if (object.weight != null)
                    if ($Number(object.weight) !== 0)
                        message.weight = object.weight >>> 0;
                if (object.share != null) {
                    if (!$util.isObject(object.share))
                        throw $TypeError(".weft.v1.ExplainedBackend.share: object expected");
                    message.share = $root.weft.v1.Fraction.fromObject(object.share, _depth + 1);
                }
                if (object.refused != null)
                    message.refused = $String(object.refused);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                if (object.endpoints) {
                    if (!$Array.isArray(object.endpoints))
                        throw $TypeError(".weft.v1.ExplainedBackend.endpoints: array expected");
                    message.endpoints = $Array(object.endpoints.length);
                    for (let i = 0; i < object.endpoints.length; ++i) {
                        if (!$util.isObject(object.endpoints[i]))
                            throw $TypeError(".weft.v1.ExplainedBackend.endpoints: object expected");
                        message.endpoints[i] = $root.weft.v1.ExplainedEndpoint.fromObject(object.endpoints[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from an ExplainedBackend message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ExplainedBackend
             * @static
             * @param {weft.v1.ExplainedBackend} message ExplainedBackend
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExplainedBackend.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.endpoints = [];
                if (options.defaults) {
                    object.backend = "";
                    object.weight = 0;
                    object.share = null;
                    object.message = "";
                }
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend"))
                    object.backend = message.backend;
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight"))
                    object.weight = message.weight;
                if (message.share != null && $Object.hasOwnProperty.call(message, "share"))
                    object.share = $root.weft.v1.Fraction.toObject(message.share, options, _depth + 1);
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    object.refused = message.refused;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.endpoints && message.endpoints.length) {
                    object.endpoints = $Array(message.endpoints.length);
                    for (let j = 0; j < message.endpoints.length; ++j)
                        object.endpoints[j] = $root.weft.v1.ExplainedEndpoint.toObject(message.endpoints[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ExplainedBackend to JSON.
             * @function toJSON
             * @memberof weft.v1.ExplainedBackend
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExplainedBackend.prototype.toJSON = function() {
                return ExplainedBackend.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ExplainedBackend
             * @function getTypeUrl
             * @memberof weft.v1.ExplainedBackend
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ExplainedBackend.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ExplainedBackend";
            };

            return ExplainedBackend;
        })();

        v1.ExplainedEndpoint = (function() {

            /**
             * Properties of an ExplainedEndpoint.
             * @typedef {Object} weft.v1.ExplainedEndpoint.$Properties
             * @property {string|null} [address] ExplainedEndpoint address
             * @property {number|null} [port] ExplainedEndpoint port
             * @property {weft.v1.Fraction.$Properties|null} [share] ExplainedEndpoint share
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExplainedEndpoint.
             * @memberof weft.v1
             * @interface IExplainedEndpoint
             * @augments weft.v1.ExplainedEndpoint.$Properties
             * @deprecated Use weft.v1.ExplainedEndpoint.$Properties instead.
             */

            /**
             * Shape of an ExplainedEndpoint.
             * @typedef {weft.v1.ExplainedEndpoint.$Properties} weft.v1.ExplainedEndpoint.$Shape
             */

            /**
             * Constructs a new ExplainedEndpoint.
             * @memberof weft.v1
             * @classdesc Represents an ExplainedEndpoint.
             * @constructor
             * @param {weft.v1.ExplainedEndpoint.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExplainedEndpoint = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExplainedEndpoint address.
             * @member {string} address
             * @memberof weft.v1.ExplainedEndpoint
             * @instance
             */
            ExplainedEndpoint.prototype.address = "";

            /**
             * ExplainedEndpoint port.
             * @member {number} port
             * @memberof weft.v1.ExplainedEndpoint
             * @instance
             */
            ExplainedEndpoint.prototype.port = 0;

            /**
             * ExplainedEndpoint share.
             * @member {weft.v1.Fraction.$Properties|null|undefined} share
             * @memberof weft.v1.ExplainedEndpoint
             * @instance
             */
            ExplainedEndpoint.prototype.share = null;

            /**
             * Creates a new ExplainedEndpoint instance using the specified properties.
             * @function create
             * @memberof weft.v1.ExplainedEndpoint
             * @static
             * @param {weft.v1.ExplainedEndpoint.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ExplainedEndpoint} ExplainedEndpoint instance
             * @type {{
             *   (properties: weft.v1.ExplainedEndpoint.$Shape): weft.v1.ExplainedEndpoint & weft.v1.ExplainedEndpoint.$Shape;
             *   (properties?: weft.v1.ExplainedEndpoint.$Properties): weft.v1.ExplainedEndpoint;
             * }}
             */
            ExplainedEndpoint.create = function(properties) {
                return new ExplainedEndpoint(properties);
            };

            /**
             * Encodes the specified ExplainedEndpoint message. Does not implicitly {@link weft.v1.ExplainedEndpoint.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ExplainedEndpoint
             * @static
             * @param {weft.v1.ExplainedEndpoint.$Properties} message ExplainedEndpoint message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExplainedEndpoint.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.port);
                if (message.share != null && $Object.hasOwnProperty.call(message, "share"))
                    $root.weft.v1.Fraction.encode(message.share, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExplainedEndpoint message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ExplainedEndpoint
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedEndpoint & weft.v1.ExplainedEndpoint.$Shape} ExplainedEndpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExplainedEndpoint.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ExplainedEndpoint();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.share = $root.weft.v1.Fraction.decode(reader, reader.size(), $undefined, _depth + 1, message.share);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an ExplainedEndpoint message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ExplainedEndpoint
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ExplainedEndpoint} ExplainedEndpoint
             */
            ExplainedEndpoint.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ExplainedEndpoint)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ExplainedEndpoint: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ExplainedEndpoint();
                if (object.address != null)
                    if (typeof object.address !== "string" || object.address.length)
                        message.address = $String(object.address);
                if (object.port != null)
                    if ($Number(object.port) !== 0)
                        message.port = object.port >>> 0;
                if (object.share != null) {
                    if (!$util.isObject(object.share))
                        throw $TypeError(".weft.v1.ExplainedEndpoint.share: object expected");
                    message.share = $root.weft.v1.Fraction.fromObject(object.share, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from an ExplainedEndpoint message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ExplainedEndpoint
             * @static
             * @param {weft.v1.ExplainedEndpoint} message ExplainedEndpoint
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ExplainedEndpoint.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.address = "";
                    object.port = 0;
                    object.share = null;
                }
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    object.address = message.address;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                if (message.share != null && $Object.hasOwnProperty.call(message, "share"))
                    object.share = $root.weft.v1.Fraction.toObject(message.share, options, _depth + 1);
                return object;
            };

            /**
             * Converts this ExplainedEndpoint to JSON.
             * @function toJSON
             * @memberof weft.v1.ExplainedEndpoint
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ExplainedEndpoint.prototype.toJSON = function() {
                return ExplainedEndpoint.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ExplainedEndpoint
             * @function getTypeUrl
             * @memberof weft.v1.ExplainedEndpoint
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ExplainedEndpoint.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ExplainedEndpoint";
            };

            return ExplainedEndpoint;
        })();

        v1.Fraction = (function() {

            /**
             * Properties of a Fraction.
             * @typedef {Object} weft.v1.Fraction.$Properties
             * @property {string|null} [numerator] Fraction numerator
             * @property {string|null} [denominator] Fraction denominator
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Fraction.
             * @memberof weft.v1
             * @interface IFraction
             * @augments weft.v1.Fraction.$Properties
             * @deprecated Use weft.v1.Fraction.$Properties instead.
             */

            /**
             * Shape of a Fraction.
             * @typedef {weft.v1.Fraction.$Properties} weft.v1.Fraction.$Shape
             */

            /**
             * Constructs a new Fraction.
             * @memberof weft.v1
             * @classdesc Represents a Fraction.
             * @constructor
             * @param {weft.v1.Fraction.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Fraction = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Fraction numerator.
             * @member {string} numerator
             * @memberof weft.v1.Fraction
             * @instance
             */
            Fraction.prototype.numerator = "";

            /**
             * Fraction denominator.
             * @member {string} denominator
             * @memberof weft.v1.Fraction
             * @instance
             */
            Fraction.prototype.denominator = "";

            /**
             * Creates a new Fraction instance using the specified properties.
             * @function create
             * @memberof weft.v1.Fraction
             * @static
             * @param {weft.v1.Fraction.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Fraction} Fraction instance
             * @type {{
             *   (properties: weft.v1.Fraction.$Shape): weft.v1.Fraction & weft.v1.Fraction.$Shape;
             *   (properties?: weft.v1.Fraction.$Properties): weft.v1.Fraction;
             * }}
             */
            Fraction.create = function(properties) {
                return new Fraction(properties);
            };

            /**
             * Encodes the specified Fraction message. Does not implicitly {@link weft.v1.Fraction.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Fraction
             * @static
             * @param {weft.v1.Fraction.$Properties} message Fraction message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Fraction.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.numerator != null && $Object.hasOwnProperty.call(message, "numerator") && message.numerator !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.numerator);
                if (message.denominator != null && $Object.hasOwnProperty.call(message, "denominator") && message.denominator !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.denominator);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Fraction message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Fraction
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Fraction & weft.v1.Fraction.$Shape} Fraction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Fraction.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Fraction();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.numerator = value;
                            else
                                delete message.numerator;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.denominator = value;
                            else
                                delete message.denominator;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Fraction message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Fraction
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Fraction} Fraction
             */
            Fraction.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Fraction)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Fraction: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Fraction();
                if (object.numerator != null)
                    if (typeof object.numerator !== "string" || object.numerator.length)
                        message.numerator = $String(object.numerator);
                if (object.denominator != null)
                    if (typeof object.denominator !== "string" || object.denominator.length)
                        message.denominator = $String(object.denominator);
                return message;
            };

            /**
             * Creates a plain object from a Fraction message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Fraction
             * @static
             * @param {weft.v1.Fraction} message Fraction
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Fraction.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.numerator = "";
                    object.denominator = "";
                }
                if (message.numerator != null && $Object.hasOwnProperty.call(message, "numerator"))
                    object.numerator = message.numerator;
                if (message.denominator != null && $Object.hasOwnProperty.call(message, "denominator"))
                    object.denominator = message.denominator;
                return object;
            };

            /**
             * Converts this Fraction to JSON.
             * @function toJSON
             * @memberof weft.v1.Fraction
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Fraction.prototype.toJSON = function() {
                return Fraction.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Fraction
             * @function getTypeUrl
             * @memberof weft.v1.Fraction
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Fraction.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Fraction";
            };

            return Fraction;
        })();

        v1.WorkloadList = (function() {

            /**
             * Properties of a WorkloadList.
             * @typedef {Object} weft.v1.WorkloadList.$Properties
             * @property {Array.<weft.v1.Workload.$Properties>|null} [items] WorkloadList items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WorkloadList.
             * @memberof weft.v1
             * @interface IWorkloadList
             * @augments weft.v1.WorkloadList.$Properties
             * @deprecated Use weft.v1.WorkloadList.$Properties instead.
             */

            /**
             * Shape of a WorkloadList.
             * @typedef {weft.v1.WorkloadList.$Properties} weft.v1.WorkloadList.$Shape
             */

            /**
             * Constructs a new WorkloadList.
             * @memberof weft.v1
             * @classdesc Represents a WorkloadList.
             * @constructor
             * @param {weft.v1.WorkloadList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WorkloadList = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WorkloadList items.
             * @member {Array.<weft.v1.Workload.$Properties>} items
             * @memberof weft.v1.WorkloadList
             * @instance
             */
            WorkloadList.prototype.items = $util.emptyArray;

            /**
             * Creates a new WorkloadList instance using the specified properties.
             * @function create
             * @memberof weft.v1.WorkloadList
             * @static
             * @param {weft.v1.WorkloadList.$Properties=} [properties] Properties to set
             * @returns {weft.v1.WorkloadList} WorkloadList instance
             * @type {{
             *   (properties: weft.v1.WorkloadList.$Shape): weft.v1.WorkloadList & weft.v1.WorkloadList.$Shape;
             *   (properties?: weft.v1.WorkloadList.$Properties): weft.v1.WorkloadList;
             * }}
             */
            WorkloadList.create = function(properties) {
                return new WorkloadList(properties);
            };

            /**
             * Encodes the specified WorkloadList message. Does not implicitly {@link weft.v1.WorkloadList.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.WorkloadList
             * @static
             * @param {weft.v1.WorkloadList.$Properties} message WorkloadList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WorkloadList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        $root.weft.v1.Workload.encode(message.items[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WorkloadList message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.WorkloadList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.WorkloadList & weft.v1.WorkloadList.$Shape} WorkloadList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WorkloadList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.WorkloadList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push($root.weft.v1.Workload.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WorkloadList message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.WorkloadList
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.WorkloadList} WorkloadList
             */
            WorkloadList.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.WorkloadList)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.WorkloadList: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.WorkloadList();
                if (object.items) {
                    if (!$Array.isArray(object.items))
                        throw $TypeError(".weft.v1.WorkloadList.items: array expected");
                    message.items = $Array(object.items.length);
                    for (let i = 0; i < object.items.length; ++i) {
                        if (!$util.isObject(object.items[i]))
                            throw $TypeError(".weft.v1.WorkloadList.items: object expected");
                        message.items[i] = $root.weft.v1.Workload.fromObject(object.items[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a WorkloadList message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.WorkloadList
             * @static
             * @param {weft.v1.WorkloadList} message WorkloadList
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WorkloadList.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.items = [];
                if (message.items && message.items.length) {
                    object.items = $Array(message.items.length);
                    for (let j = 0; j < message.items.length; ++j)
                        object.items[j] = $root.weft.v1.Workload.toObject(message.items[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this WorkloadList to JSON.
             * @function toJSON
             * @memberof weft.v1.WorkloadList
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WorkloadList.prototype.toJSON = function() {
                return WorkloadList.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for WorkloadList
             * @function getTypeUrl
             * @memberof weft.v1.WorkloadList
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WorkloadList.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.WorkloadList";
            };

            return WorkloadList;
        })();

        v1.Workload = (function() {

            /**
             * Properties of a Workload.
             * @typedef {Object} weft.v1.Workload.$Properties
             * @property {string|null} [pod] Workload pod
             * @property {Array.<string>|null} [ips] Workload ips
             * @property {string|null} [optedInBy] Workload optedInBy
             * @property {string|null} [state] Workload state
             * @property {string|null} ["interface"] Workload interface
             * @property {number|null} [ifindex] Workload ifindex
             * @property {string|null} [how] Workload how
             * @property {string|null} [attached] Workload attached
             * @property {string|null} [cgroup] Workload cgroup
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Workload.
             * @memberof weft.v1
             * @interface IWorkload
             * @augments weft.v1.Workload.$Properties
             * @deprecated Use weft.v1.Workload.$Properties instead.
             */

            /**
             * Shape of a Workload.
             * @typedef {weft.v1.Workload.$Properties} weft.v1.Workload.$Shape
             */

            /**
             * Constructs a new Workload.
             * @memberof weft.v1
             * @classdesc Represents a Workload.
             * @constructor
             * @param {weft.v1.Workload.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Workload = function (properties) {
                this.ips = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Workload pod.
             * @member {string} pod
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.pod = "";

            /**
             * Workload ips.
             * @member {Array.<string>} ips
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.ips = $util.emptyArray;

            /**
             * Workload optedInBy.
             * @member {string} optedInBy
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.optedInBy = "";

            /**
             * Workload state.
             * @member {string} state
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.state = "";

            /**
             * Workload interface.
             * @member {string|null|undefined} interface
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype["interface"] = null;

            /**
             * Workload ifindex.
             * @member {number|null|undefined} ifindex
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.ifindex = null;

            /**
             * Workload how.
             * @member {string} how
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.how = "";

            /**
             * Workload attached.
             * @member {string|null|undefined} attached
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.attached = null;

            /**
             * Workload cgroup.
             * @member {string|null|undefined} cgroup
             * @memberof weft.v1.Workload
             * @instance
             */
            Workload.prototype.cgroup = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Workload.prototype, "_interface", {
                get: $util.oneOfGetter($oneOfFields = ["interface"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Workload.prototype, "_ifindex", {
                get: $util.oneOfGetter($oneOfFields = ["ifindex"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Workload.prototype, "_attached", {
                get: $util.oneOfGetter($oneOfFields = ["attached"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Workload.prototype, "_cgroup", {
                get: $util.oneOfGetter($oneOfFields = ["cgroup"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Workload instance using the specified properties.
             * @function create
             * @memberof weft.v1.Workload
             * @static
             * @param {weft.v1.Workload.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Workload} Workload instance
             * @type {{
             *   (properties: weft.v1.Workload.$Shape): weft.v1.Workload & weft.v1.Workload.$Shape;
             *   (properties?: weft.v1.Workload.$Properties): weft.v1.Workload;
             * }}
             */
            Workload.create = function(properties) {
                return new Workload(properties);
            };

            /**
             * Encodes the specified Workload message. Does not implicitly {@link weft.v1.Workload.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Workload
             * @static
             * @param {weft.v1.Workload.$Properties} message Workload message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Workload.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pod != null && $Object.hasOwnProperty.call(message, "pod") && message.pod !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.pod);
                if (message.ips != null && message.ips.length)
                    for (let i = 0; i < message.ips.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.ips[i]);
                if (message.optedInBy != null && $Object.hasOwnProperty.call(message, "optedInBy") && message.optedInBy !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.optedInBy);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.state);
                if (message["interface"] != null && $Object.hasOwnProperty.call(message, "interface"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message["interface"]);
                if (message.ifindex != null && $Object.hasOwnProperty.call(message, "ifindex"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.ifindex);
                if (message.how != null && $Object.hasOwnProperty.call(message, "how") && message.how !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.how);
                if (message.attached != null && $Object.hasOwnProperty.call(message, "attached"))
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.attached);
                if (message.cgroup != null && $Object.hasOwnProperty.call(message, "cgroup"))
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.cgroup);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Workload message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Workload
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Workload & weft.v1.Workload.$Shape} Workload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Workload.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Workload();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.pod = value;
                            else
                                delete message.pod;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ips && message.ips.length))
                                message.ips = [];
                            message.ips.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.optedInBy = value;
                            else
                                delete message.optedInBy;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message["interface"] = reader.stringVerify();
                            message._interface = "interface";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.ifindex = reader.uint32();
                            message._ifindex = "ifindex";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.how = value;
                            else
                                delete message.how;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.attached = reader.stringVerify();
                            message._attached = "attached";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.cgroup = reader.stringVerify();
                            message._cgroup = "cgroup";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Workload message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Workload
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Workload} Workload
             */
            Workload.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Workload)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Workload: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Workload();
                if (object.pod != null)
                    if (typeof object.pod !== "string" || object.pod.length)
                        message.pod = $String(object.pod);
                if (object.ips) {
                    if (!$Array.isArray(object.ips))
                        throw $TypeError(".weft.v1.Workload.ips: array expected");
                    message.ips = $Array(object.ips.length);
                    for (let i = 0; i < object.ips.length; ++i)
                        message.ips[i] = $String(object.ips[i]);
                }
                if (object.optedInBy != null)
                    if (typeof object.optedInBy !== "string" || object.optedInBy.length)
                        message.optedInBy = $String(object.optedInBy);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object["interface"] != null)
                    message["interface"] = $String(object["interface"]);
                if (object.ifindex != null)
                    message.ifindex = object.ifindex >>> 0;
                if (object.how != null)
                    if (typeof object.how !== "string" || object.how.length)
                        message.how = $String(object.how);
                if (object.attached != null)
                    message.attached = $String(object.attached);
                if (object.cgroup != null)
                    message.cgroup = $String(object.cgroup);
                return message;
            };

            /**
             * Creates a plain object from a Workload message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Workload
             * @static
             * @param {weft.v1.Workload} message Workload
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Workload.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.ips = [];
                if (options.defaults) {
                    object.pod = "";
                    object.optedInBy = "";
                    object.state = "";
                    object.how = "";
                }
                if (message.pod != null && $Object.hasOwnProperty.call(message, "pod"))
                    object.pod = message.pod;
                if (message.ips && message.ips.length) {
                    object.ips = $Array(message.ips.length);
                    for (let j = 0; j < message.ips.length; ++j)
                        object.ips[j] = message.ips[j];
                }
                if (message.optedInBy != null && $Object.hasOwnProperty.call(message, "optedInBy"))
                    object.optedInBy = message.optedInBy;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message["interface"] != null && $Object.hasOwnProperty.call(message, "interface"))
                    object["interface"] = message["interface"];
                if (message.ifindex != null && $Object.hasOwnProperty.call(message, "ifindex"))
                    object.ifindex = message.ifindex;
                if (message.how != null && $Object.hasOwnProperty.call(message, "how"))
                    object.how = message.how;
                if (message.attached != null && $Object.hasOwnProperty.call(message, "attached"))
                    object.attached = message.attached;
                if (message.cgroup != null && $Object.hasOwnProperty.call(message, "cgroup"))
                    object.cgroup = message.cgroup;
                return object;
            };

            /**
             * Converts this Workload to JSON.
             * @function toJSON
             * @memberof weft.v1.Workload
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Workload.prototype.toJSON = function() {
                return Workload.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Workload
             * @function getTypeUrl
             * @memberof weft.v1.Workload
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Workload.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Workload";
            };

            return Workload;
        })();

        v1.MapCheck = (function() {

            /**
             * Properties of a MapCheck.
             * @typedef {Object} weft.v1.MapCheck.$Properties
             * @property {string|null} [against] MapCheck against
             * @property {number|Long|null} [rowsChecked] MapCheck rowsChecked
             * @property {Array.<weft.v1.MapDifference.$Properties>|null} [differences] MapCheck differences
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MapCheck.
             * @memberof weft.v1
             * @interface IMapCheck
             * @augments weft.v1.MapCheck.$Properties
             * @deprecated Use weft.v1.MapCheck.$Properties instead.
             */

            /**
             * Shape of a MapCheck.
             * @typedef {weft.v1.MapCheck.$Properties} weft.v1.MapCheck.$Shape
             */

            /**
             * Constructs a new MapCheck.
             * @memberof weft.v1
             * @classdesc Represents a MapCheck.
             * @constructor
             * @param {weft.v1.MapCheck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MapCheck = function (properties) {
                this.differences = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MapCheck against.
             * @member {string} against
             * @memberof weft.v1.MapCheck
             * @instance
             */
            MapCheck.prototype.against = "";

            /**
             * MapCheck rowsChecked.
             * @member {number|Long} rowsChecked
             * @memberof weft.v1.MapCheck
             * @instance
             */
            MapCheck.prototype.rowsChecked = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * MapCheck differences.
             * @member {Array.<weft.v1.MapDifference.$Properties>} differences
             * @memberof weft.v1.MapCheck
             * @instance
             */
            MapCheck.prototype.differences = $util.emptyArray;

            /**
             * Creates a new MapCheck instance using the specified properties.
             * @function create
             * @memberof weft.v1.MapCheck
             * @static
             * @param {weft.v1.MapCheck.$Properties=} [properties] Properties to set
             * @returns {weft.v1.MapCheck} MapCheck instance
             * @type {{
             *   (properties: weft.v1.MapCheck.$Shape): weft.v1.MapCheck & weft.v1.MapCheck.$Shape;
             *   (properties?: weft.v1.MapCheck.$Properties): weft.v1.MapCheck;
             * }}
             */
            MapCheck.create = function(properties) {
                return new MapCheck(properties);
            };

            /**
             * Encodes the specified MapCheck message. Does not implicitly {@link weft.v1.MapCheck.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.MapCheck
             * @static
             * @param {weft.v1.MapCheck.$Properties} message MapCheck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MapCheck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.against != null && $Object.hasOwnProperty.call(message, "against") && message.against !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.against);
                if (message.rowsChecked != null && $Object.hasOwnProperty.call(message, "rowsChecked") && (typeof message.rowsChecked === "object" ? message.rowsChecked.low || message.rowsChecked.high : message.rowsChecked !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.rowsChecked);
                if (message.differences != null && message.differences.length)
                    for (let i = 0; i < message.differences.length; ++i)
                        $root.weft.v1.MapDifference.encode(message.differences[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MapCheck message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.MapCheck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.MapCheck & weft.v1.MapCheck.$Shape} MapCheck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MapCheck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.MapCheck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.against = value;
                            else
                                delete message.against;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.rowsChecked = value;
                            else
                                delete message.rowsChecked;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.differences && message.differences.length))
                                message.differences = [];
                            message.differences.push($root.weft.v1.MapDifference.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a MapCheck message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.MapCheck
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.MapCheck} MapCheck
             */
            MapCheck.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.MapCheck)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.MapCheck: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.MapCheck();
                if (object.against != null)
                    if (typeof object.against !== "string" || object.against.length)
                        message.against = $String(object.against);
                if (object.rowsChecked != null)
                    if (typeof object.rowsChecked === "object" ? object.rowsChecked.low || object.rowsChecked.high : $Number(object.rowsChecked) !== 0)
                        if ($util.Long)
                            message.rowsChecked = $util.Long.fromValue(object.rowsChecked, true);
                        else if (typeof object.rowsChecked === "string")
                            message.rowsChecked = $parseInt(object.rowsChecked, 10);
                        else if (typeof object.rowsChecked === "number")
                            message.rowsChecked = object.rowsChecked;
                        else if (typeof object.rowsChecked === "object")
                            message.rowsChecked = new $util.LongBits(object.rowsChecked.low >>> 0, object.rowsChecked.high >>> 0).toNumber(true);
                if (object.differences) {
                    if (!$Array.isArray(object.differences))
                        throw $TypeError(".weft.v1.MapCheck.differences: array expected");
                    message.differences = $Array(object.differences.length);
                    for (let i = 0; i < object.differences.length; ++i) {
                        if (!$util.isObject(object.differences[i]))
                            throw $TypeError(".weft.v1.MapCheck.differences: object expected");
                        message.differences[i] = $root.weft.v1.MapDifference.fromObject(object.differences[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a MapCheck message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.MapCheck
             * @static
             * @param {weft.v1.MapCheck} message MapCheck
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            MapCheck.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.differences = [];
                if (options.defaults) {
                    object.against = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.rowsChecked = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.rowsChecked = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.against != null && $Object.hasOwnProperty.call(message, "against"))
                    object.against = message.against;
                if (message.rowsChecked != null && $Object.hasOwnProperty.call(message, "rowsChecked"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.rowsChecked = typeof message.rowsChecked === "number" ? $BigInt(message.rowsChecked) : $util.Long.fromBits(message.rowsChecked.low >>> 0, message.rowsChecked.high >>> 0, true).toBigInt();
                    else if (typeof message.rowsChecked === "number")
                        object.rowsChecked = options.longs === $String ? $String(message.rowsChecked) : message.rowsChecked;
                    else
                        object.rowsChecked = options.longs === $String ? $util.Long.prototype.toString.call(message.rowsChecked) : options.longs === $Number ? new $util.LongBits(message.rowsChecked.low >>> 0, message.rowsChecked.high >>> 0).toNumber(true) : message.rowsChecked;
                if (message.differences && message.differences.length) {
                    object.differences = $Array(message.differences.length);
                    for (let j = 0; j < message.differences.length; ++j)
                        object.differences[j] = $root.weft.v1.MapDifference.toObject(message.differences[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this MapCheck to JSON.
             * @function toJSON
             * @memberof weft.v1.MapCheck
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            MapCheck.prototype.toJSON = function() {
                return MapCheck.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for MapCheck
             * @function getTypeUrl
             * @memberof weft.v1.MapCheck
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MapCheck.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.MapCheck";
            };

            return MapCheck;
        })();

        v1.MapDifference = (function() {

            /**
             * Properties of a MapDifference.
             * @typedef {Object} weft.v1.MapDifference.$Properties
             * @property {string|null} [map] MapDifference map
             * @property {string|null} [kind] MapDifference kind
             * @property {string|null} [key] MapDifference key
             * @property {string|null} [expected] MapDifference expected
             * @property {string|null} [actual] MapDifference actual
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MapDifference.
             * @memberof weft.v1
             * @interface IMapDifference
             * @augments weft.v1.MapDifference.$Properties
             * @deprecated Use weft.v1.MapDifference.$Properties instead.
             */

            /**
             * Shape of a MapDifference.
             * @typedef {weft.v1.MapDifference.$Properties} weft.v1.MapDifference.$Shape
             */

            /**
             * Constructs a new MapDifference.
             * @memberof weft.v1
             * @classdesc Represents a MapDifference.
             * @constructor
             * @param {weft.v1.MapDifference.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MapDifference = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MapDifference map.
             * @member {string} map
             * @memberof weft.v1.MapDifference
             * @instance
             */
            MapDifference.prototype.map = "";

            /**
             * MapDifference kind.
             * @member {string} kind
             * @memberof weft.v1.MapDifference
             * @instance
             */
            MapDifference.prototype.kind = "";

            /**
             * MapDifference key.
             * @member {string} key
             * @memberof weft.v1.MapDifference
             * @instance
             */
            MapDifference.prototype.key = "";

            /**
             * MapDifference expected.
             * @member {string|null|undefined} expected
             * @memberof weft.v1.MapDifference
             * @instance
             */
            MapDifference.prototype.expected = null;

            /**
             * MapDifference actual.
             * @member {string|null|undefined} actual
             * @memberof weft.v1.MapDifference
             * @instance
             */
            MapDifference.prototype.actual = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MapDifference.prototype, "_expected", {
                get: $util.oneOfGetter($oneOfFields = ["expected"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MapDifference.prototype, "_actual", {
                get: $util.oneOfGetter($oneOfFields = ["actual"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new MapDifference instance using the specified properties.
             * @function create
             * @memberof weft.v1.MapDifference
             * @static
             * @param {weft.v1.MapDifference.$Properties=} [properties] Properties to set
             * @returns {weft.v1.MapDifference} MapDifference instance
             * @type {{
             *   (properties: weft.v1.MapDifference.$Shape): weft.v1.MapDifference & weft.v1.MapDifference.$Shape;
             *   (properties?: weft.v1.MapDifference.$Properties): weft.v1.MapDifference;
             * }}
             */
            MapDifference.create = function(properties) {
                return new MapDifference(properties);
            };

            /**
             * Encodes the specified MapDifference message. Does not implicitly {@link weft.v1.MapDifference.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.MapDifference
             * @static
             * @param {weft.v1.MapDifference.$Properties} message MapDifference message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MapDifference.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.map != null && $Object.hasOwnProperty.call(message, "map") && message.map !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.map);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.key);
                if (message.expected != null && $Object.hasOwnProperty.call(message, "expected"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.expected);
                if (message.actual != null && $Object.hasOwnProperty.call(message, "actual"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.actual);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MapDifference message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.MapDifference
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.MapDifference & weft.v1.MapDifference.$Shape} MapDifference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MapDifference.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.MapDifference();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.map = value;
                            else
                                delete message.map;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.expected = reader.stringVerify();
                            message._expected = "expected";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.actual = reader.stringVerify();
                            message._actual = "actual";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a MapDifference message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.MapDifference
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.MapDifference} MapDifference
             */
            MapDifference.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.MapDifference)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.MapDifference: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.MapDifference();
                if (object.map != null)
                    if (typeof object.map !== "string" || object.map.length)
                        message.map = $String(object.map);
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.key != null)
                    if (typeof object.key !== "string" || object.key.length)
                        message.key = $String(object.key);
                if (object.expected != null)
                    message.expected = $String(object.expected);
                if (object.actual != null)
                    message.actual = $String(object.actual);
                return message;
            };

            /**
             * Creates a plain object from a MapDifference message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.MapDifference
             * @static
             * @param {weft.v1.MapDifference} message MapDifference
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            MapDifference.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.map = "";
                    object.kind = "";
                    object.key = "";
                }
                if (message.map != null && $Object.hasOwnProperty.call(message, "map"))
                    object.map = message.map;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = message.key;
                if (message.expected != null && $Object.hasOwnProperty.call(message, "expected"))
                    object.expected = message.expected;
                if (message.actual != null && $Object.hasOwnProperty.call(message, "actual"))
                    object.actual = message.actual;
                return object;
            };

            /**
             * Converts this MapDifference to JSON.
             * @function toJSON
             * @memberof weft.v1.MapDifference
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            MapDifference.prototype.toJSON = function() {
                return MapDifference.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for MapDifference
             * @function getTypeUrl
             * @memberof weft.v1.MapDifference
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MapDifference.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.MapDifference";
            };

            return MapDifference;
        })();

        v1.Encryption = (function() {

            /**
             * Properties of an Encryption.
             * @typedef {Object} weft.v1.Encryption.$Properties
             * @property {string|null} [mode] Encryption mode
             * @property {string|null} [scope] Encryption scope
             * @property {boolean|null} [strict] Encryption strict
             * @property {weft.v1.EncryptionDevice.$Properties|null} [device] Encryption device
             * @property {Array.<weft.v1.EncryptionPeer.$Properties>|null} [peers] Encryption peers
             * @property {Array.<weft.v1.ClearText.$Properties>|null} [clearText] Encryption clearText
             * @property {Array.<string>|null} [problems] Encryption problems
             * @property {weft.v1.EncryptionPackets.$Properties|null} [packets] Encryption packets
             * @property {string|null} [failure] Encryption failure
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Encryption.
             * @memberof weft.v1
             * @interface IEncryption
             * @augments weft.v1.Encryption.$Properties
             * @deprecated Use weft.v1.Encryption.$Properties instead.
             */

            /**
             * Shape of an Encryption.
             * @typedef {weft.v1.Encryption.$Properties} weft.v1.Encryption.$Shape
             */

            /**
             * Constructs a new Encryption.
             * @memberof weft.v1
             * @classdesc Represents an Encryption.
             * @constructor
             * @param {weft.v1.Encryption.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Encryption = function (properties) {
                this.peers = [];
                this.clearText = [];
                this.problems = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encryption mode.
             * @member {string} mode
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.mode = "";

            /**
             * Encryption scope.
             * @member {string} scope
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.scope = "";

            /**
             * Encryption strict.
             * @member {boolean} strict
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.strict = false;

            /**
             * Encryption device.
             * @member {weft.v1.EncryptionDevice.$Properties|null|undefined} device
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.device = null;

            /**
             * Encryption peers.
             * @member {Array.<weft.v1.EncryptionPeer.$Properties>} peers
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.peers = $util.emptyArray;

            /**
             * Encryption clearText.
             * @member {Array.<weft.v1.ClearText.$Properties>} clearText
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.clearText = $util.emptyArray;

            /**
             * Encryption problems.
             * @member {Array.<string>} problems
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.problems = $util.emptyArray;

            /**
             * Encryption packets.
             * @member {weft.v1.EncryptionPackets.$Properties|null|undefined} packets
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.packets = null;

            /**
             * Encryption failure.
             * @member {string|null|undefined} failure
             * @memberof weft.v1.Encryption
             * @instance
             */
            Encryption.prototype.failure = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Encryption.prototype, "_device", {
                get: $util.oneOfGetter($oneOfFields = ["device"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Encryption.prototype, "_failure", {
                get: $util.oneOfGetter($oneOfFields = ["failure"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Encryption instance using the specified properties.
             * @function create
             * @memberof weft.v1.Encryption
             * @static
             * @param {weft.v1.Encryption.$Properties=} [properties] Properties to set
             * @returns {weft.v1.Encryption} Encryption instance
             * @type {{
             *   (properties: weft.v1.Encryption.$Shape): weft.v1.Encryption & weft.v1.Encryption.$Shape;
             *   (properties?: weft.v1.Encryption.$Properties): weft.v1.Encryption;
             * }}
             */
            Encryption.create = function(properties) {
                return new Encryption(properties);
            };

            /**
             * Encodes the specified Encryption message. Does not implicitly {@link weft.v1.Encryption.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.Encryption
             * @static
             * @param {weft.v1.Encryption.$Properties} message Encryption message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Encryption.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.mode);
                if (message.scope != null && $Object.hasOwnProperty.call(message, "scope") && message.scope !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.scope);
                if (message.strict != null && $Object.hasOwnProperty.call(message, "strict") && message.strict !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.strict);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    $root.weft.v1.EncryptionDevice.encode(message.device, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.peers != null && message.peers.length)
                    for (let i = 0; i < message.peers.length; ++i)
                        $root.weft.v1.EncryptionPeer.encode(message.peers[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.clearText != null && message.clearText.length)
                    for (let i = 0; i < message.clearText.length; ++i)
                        $root.weft.v1.ClearText.encode(message.clearText[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.problems != null && message.problems.length)
                    for (let i = 0; i < message.problems.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.problems[i]);
                if (message.packets != null && $Object.hasOwnProperty.call(message, "packets"))
                    $root.weft.v1.EncryptionPackets.encode(message.packets, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.failure);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Encryption message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.Encryption
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.Encryption & weft.v1.Encryption.$Shape} Encryption
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Encryption.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.Encryption();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.scope = value;
                            else
                                delete message.scope;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.strict = value;
                            else
                                delete message.strict;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.device = $root.weft.v1.EncryptionDevice.decode(reader, reader.size(), $undefined, _depth + 1, message.device);
                            message._device = "device";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.peers && message.peers.length))
                                message.peers = [];
                            message.peers.push($root.weft.v1.EncryptionPeer.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.clearText && message.clearText.length))
                                message.clearText = [];
                            message.clearText.push($root.weft.v1.ClearText.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.problems && message.problems.length))
                                message.problems = [];
                            message.problems.push(reader.stringVerify());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.packets = $root.weft.v1.EncryptionPackets.decode(reader, reader.size(), $undefined, _depth + 1, message.packets);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.failure = reader.stringVerify();
                            message._failure = "failure";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Encryption message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.Encryption
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.Encryption} Encryption
             */
            Encryption.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.Encryption)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.Encryption: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.Encryption();
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                if (object.scope != null)
                    if (typeof object.scope !== "string" || object.scope.length)
                        message.scope = $String(object.scope);
                if (object.strict != null)
                    if (object.strict)
                        message.strict = $Boolean(object.strict);
                if (object.device != null) {
                    if (!$util.isObject(object.device))
                        throw $TypeError(".weft.v1.Encryption.device: object expected");
                    message.device = $root.weft.v1.EncryptionDevice.fromObject(object.device, _depth + 1);
                }
                if (object.peers) {
                    if (!$Array.isArray(object.peers))
                        throw $TypeError(".weft.v1.Encryption.peers: array expected");
                    message.peers = $Array(object.peers.length);
                    for (let i = 0; i < object.peers.length; ++i) {
                        if (!$util.isObject(object.peers[i]))
                            throw $TypeError(".weft.v1.Encryption.peers: object expected");
                        message.peers[i] = $root.weft.v1.EncryptionPeer.fromObject(object.peers[i], _depth + 1);
                    }
                }
                if (object.clearText) {
                    if (!$Array.isArray(object.clearText))
                        throw $TypeError(".weft.v1.Encryption.clearText: array expected");
                    message.clearText = $Array(object.clearText.length);
                    for (let i = 0; i < object.clearText.length; ++i) {
                        if (!$util.isObject(object.clearText[i]))
                            throw $TypeError(".weft.v1.Encryption.clearText: object expected");
                        message.clearText[i] = $root.weft.v1.ClearText.fromObject(object.clearText[i], _depth + 1);
                    }
                }
                if (object.problems) {
                    if (!$Array.isArray(object.problems))
                        throw $TypeError(".weft.v1.Encryption.problems: array expected");
                    message.problems = $Array(object.problems.length);
                    for (let i = 0; i < object.problems.length; ++i)
                        message.problems[i] = $String(object.problems[i]);
                }
                if (object.packets != null) {
                    if (!$util.isObject(object.packets))
                        throw $TypeError(".weft.v1.Encryption.packets: object expected");
                    message.packets = $root.weft.v1.EncryptionPackets.fromObject(object.packets, _depth + 1);
                }
                if (object.failure != null)
                    message.failure = $String(object.failure);
                return message;
            };

            /**
             * Creates a plain object from an Encryption message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.Encryption
             * @static
             * @param {weft.v1.Encryption} message Encryption
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Encryption.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.peers = [];
                    object.clearText = [];
                    object.problems = [];
                }
                if (options.defaults) {
                    object.mode = "";
                    object.scope = "";
                    object.strict = false;
                    object.packets = null;
                }
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                if (message.scope != null && $Object.hasOwnProperty.call(message, "scope"))
                    object.scope = message.scope;
                if (message.strict != null && $Object.hasOwnProperty.call(message, "strict"))
                    object.strict = message.strict;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = $root.weft.v1.EncryptionDevice.toObject(message.device, options, _depth + 1);
                if (message.peers && message.peers.length) {
                    object.peers = $Array(message.peers.length);
                    for (let j = 0; j < message.peers.length; ++j)
                        object.peers[j] = $root.weft.v1.EncryptionPeer.toObject(message.peers[j], options, _depth + 1);
                }
                if (message.clearText && message.clearText.length) {
                    object.clearText = $Array(message.clearText.length);
                    for (let j = 0; j < message.clearText.length; ++j)
                        object.clearText[j] = $root.weft.v1.ClearText.toObject(message.clearText[j], options, _depth + 1);
                }
                if (message.problems && message.problems.length) {
                    object.problems = $Array(message.problems.length);
                    for (let j = 0; j < message.problems.length; ++j)
                        object.problems[j] = message.problems[j];
                }
                if (message.packets != null && $Object.hasOwnProperty.call(message, "packets"))
                    object.packets = $root.weft.v1.EncryptionPackets.toObject(message.packets, options, _depth + 1);
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    object.failure = message.failure;
                return object;
            };

            /**
             * Converts this Encryption to JSON.
             * @function toJSON
             * @memberof weft.v1.Encryption
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Encryption.prototype.toJSON = function() {
                return Encryption.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Encryption
             * @function getTypeUrl
             * @memberof weft.v1.Encryption
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Encryption.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.Encryption";
            };

            return Encryption;
        })();

        v1.EncryptionDevice = (function() {

            /**
             * Properties of an EncryptionDevice.
             * @typedef {Object} weft.v1.EncryptionDevice.$Properties
             * @property {string|null} [name] EncryptionDevice name
             * @property {number|null} [ifindex] EncryptionDevice ifindex
             * @property {number|null} [mtu] EncryptionDevice mtu
             * @property {string|null} [kind] EncryptionDevice kind
             * @property {string|null} [publicKey] EncryptionDevice publicKey
             * @property {number|null} [port] EncryptionDevice port
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EncryptionDevice.
             * @memberof weft.v1
             * @interface IEncryptionDevice
             * @augments weft.v1.EncryptionDevice.$Properties
             * @deprecated Use weft.v1.EncryptionDevice.$Properties instead.
             */

            /**
             * Shape of an EncryptionDevice.
             * @typedef {weft.v1.EncryptionDevice.$Properties} weft.v1.EncryptionDevice.$Shape
             */

            /**
             * Constructs a new EncryptionDevice.
             * @memberof weft.v1
             * @classdesc Represents an EncryptionDevice.
             * @constructor
             * @param {weft.v1.EncryptionDevice.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EncryptionDevice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EncryptionDevice name.
             * @member {string} name
             * @memberof weft.v1.EncryptionDevice
             * @instance
             */
            EncryptionDevice.prototype.name = "";

            /**
             * EncryptionDevice ifindex.
             * @member {number} ifindex
             * @memberof weft.v1.EncryptionDevice
             * @instance
             */
            EncryptionDevice.prototype.ifindex = 0;

            /**
             * EncryptionDevice mtu.
             * @member {number} mtu
             * @memberof weft.v1.EncryptionDevice
             * @instance
             */
            EncryptionDevice.prototype.mtu = 0;

            /**
             * EncryptionDevice kind.
             * @member {string} kind
             * @memberof weft.v1.EncryptionDevice
             * @instance
             */
            EncryptionDevice.prototype.kind = "";

            /**
             * EncryptionDevice publicKey.
             * @member {string} publicKey
             * @memberof weft.v1.EncryptionDevice
             * @instance
             */
            EncryptionDevice.prototype.publicKey = "";

            /**
             * EncryptionDevice port.
             * @member {number} port
             * @memberof weft.v1.EncryptionDevice
             * @instance
             */
            EncryptionDevice.prototype.port = 0;

            /**
             * Creates a new EncryptionDevice instance using the specified properties.
             * @function create
             * @memberof weft.v1.EncryptionDevice
             * @static
             * @param {weft.v1.EncryptionDevice.$Properties=} [properties] Properties to set
             * @returns {weft.v1.EncryptionDevice} EncryptionDevice instance
             * @type {{
             *   (properties: weft.v1.EncryptionDevice.$Shape): weft.v1.EncryptionDevice & weft.v1.EncryptionDevice.$Shape;
             *   (properties?: weft.v1.EncryptionDevice.$Properties): weft.v1.EncryptionDevice;
             * }}
             */
            EncryptionDevice.create = function(properties) {
                return new EncryptionDevice(properties);
            };

            /**
             * Encodes the specified EncryptionDevice message. Does not implicitly {@link weft.v1.EncryptionDevice.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.EncryptionDevice
             * @static
             * @param {weft.v1.EncryptionDevice.$Properties} message EncryptionDevice message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EncryptionDevice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.ifindex != null && $Object.hasOwnProperty.call(message, "ifindex") && message.ifindex !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.ifindex);
                if (message.mtu != null && $Object.hasOwnProperty.call(message, "mtu") && message.mtu !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.mtu);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.kind);
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.publicKey);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.port);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EncryptionDevice message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.EncryptionDevice
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.EncryptionDevice & weft.v1.EncryptionDevice.$Shape} EncryptionDevice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EncryptionDevice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.EncryptionDevice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ifindex = value;
                            else
                                delete message.ifindex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.mtu = value;
                            else
                                delete message.mtu;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.publicKey = value;
                            else
                                delete message.publicKey;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EncryptionDevice message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.EncryptionDevice
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.EncryptionDevice} EncryptionDevice
             */
            EncryptionDevice.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.EncryptionDevice)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.EncryptionDevice: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.EncryptionDevice();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.ifindex != null)
                    if ($Number(object.ifindex) !== 0)
                        message.ifindex = object.ifindex >>> 0;
                if (object.mtu != null)
                    if ($Number(object.mtu) !== 0)
                        message.mtu = object.mtu >>> 0;
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.publicKey != null)
                    if (typeof object.publicKey !== "string" || object.publicKey.length)
                        message.publicKey = $String(object.publicKey);
                if (object.port != null)
                    if ($Number(object.port) !== 0)
                        message.port = object.port >>> 0;
                return message;
            };

            /**
             * Creates a plain object from an EncryptionDevice message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.EncryptionDevice
             * @static
             * @param {weft.v1.EncryptionDevice} message EncryptionDevice
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EncryptionDevice.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.ifindex = 0;
                    object.mtu = 0;
                    object.kind = "";
                    object.publicKey = "";
                    object.port = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.ifindex != null && $Object.hasOwnProperty.call(message, "ifindex"))
                    object.ifindex = message.ifindex;
                if (message.mtu != null && $Object.hasOwnProperty.call(message, "mtu"))
                    object.mtu = message.mtu;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey"))
                    object.publicKey = message.publicKey;
                if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
                    object.port = message.port;
                return object;
            };

            /**
             * Converts this EncryptionDevice to JSON.
             * @function toJSON
             * @memberof weft.v1.EncryptionDevice
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EncryptionDevice.prototype.toJSON = function() {
                return EncryptionDevice.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for EncryptionDevice
             * @function getTypeUrl
             * @memberof weft.v1.EncryptionDevice
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EncryptionDevice.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.EncryptionDevice";
            };

            return EncryptionDevice;
        })();

        v1.EncryptionPeer = (function() {

            /**
             * Properties of an EncryptionPeer.
             * @typedef {Object} weft.v1.EncryptionPeer.$Properties
             * @property {string|null} [node] EncryptionPeer node
             * @property {string|null} [publicKey] EncryptionPeer publicKey
             * @property {string|null} [endpoint] EncryptionPeer endpoint
             * @property {Array.<string>|null} [prefixes] EncryptionPeer prefixes
             * @property {string|null} [state] EncryptionPeer state
             * @property {number|null} [handshakeAgeS] EncryptionPeer handshakeAgeS
             * @property {number|Long|null} [receivedBytes] EncryptionPeer receivedBytes
             * @property {number|Long|null} [sentBytes] EncryptionPeer sentBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EncryptionPeer.
             * @memberof weft.v1
             * @interface IEncryptionPeer
             * @augments weft.v1.EncryptionPeer.$Properties
             * @deprecated Use weft.v1.EncryptionPeer.$Properties instead.
             */

            /**
             * Shape of an EncryptionPeer.
             * @typedef {weft.v1.EncryptionPeer.$Properties} weft.v1.EncryptionPeer.$Shape
             */

            /**
             * Constructs a new EncryptionPeer.
             * @memberof weft.v1
             * @classdesc Represents an EncryptionPeer.
             * @constructor
             * @param {weft.v1.EncryptionPeer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EncryptionPeer = function (properties) {
                this.prefixes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EncryptionPeer node.
             * @member {string} node
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.node = "";

            /**
             * EncryptionPeer publicKey.
             * @member {string} publicKey
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.publicKey = "";

            /**
             * EncryptionPeer endpoint.
             * @member {string} endpoint
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.endpoint = "";

            /**
             * EncryptionPeer prefixes.
             * @member {Array.<string>} prefixes
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.prefixes = $util.emptyArray;

            /**
             * EncryptionPeer state.
             * @member {string} state
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.state = "";

            /**
             * EncryptionPeer handshakeAgeS.
             * @member {number|null|undefined} handshakeAgeS
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.handshakeAgeS = null;

            /**
             * EncryptionPeer receivedBytes.
             * @member {number|Long} receivedBytes
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.receivedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EncryptionPeer sentBytes.
             * @member {number|Long} sentBytes
             * @memberof weft.v1.EncryptionPeer
             * @instance
             */
            EncryptionPeer.prototype.sentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(EncryptionPeer.prototype, "_handshakeAgeS", {
                get: $util.oneOfGetter($oneOfFields = ["handshakeAgeS"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new EncryptionPeer instance using the specified properties.
             * @function create
             * @memberof weft.v1.EncryptionPeer
             * @static
             * @param {weft.v1.EncryptionPeer.$Properties=} [properties] Properties to set
             * @returns {weft.v1.EncryptionPeer} EncryptionPeer instance
             * @type {{
             *   (properties: weft.v1.EncryptionPeer.$Shape): weft.v1.EncryptionPeer & weft.v1.EncryptionPeer.$Shape;
             *   (properties?: weft.v1.EncryptionPeer.$Properties): weft.v1.EncryptionPeer;
             * }}
             */
            EncryptionPeer.create = function(properties) {
                return new EncryptionPeer(properties);
            };

            /**
             * Encodes the specified EncryptionPeer message. Does not implicitly {@link weft.v1.EncryptionPeer.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.EncryptionPeer
             * @static
             * @param {weft.v1.EncryptionPeer.$Properties} message EncryptionPeer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EncryptionPeer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.publicKey);
                if (message.endpoint != null && $Object.hasOwnProperty.call(message, "endpoint") && message.endpoint !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.endpoint);
                if (message.prefixes != null && message.prefixes.length)
                    for (let i = 0; i < message.prefixes.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.prefixes[i]);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.state);
                if (message.handshakeAgeS != null && $Object.hasOwnProperty.call(message, "handshakeAgeS"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.handshakeAgeS);
                if (message.receivedBytes != null && $Object.hasOwnProperty.call(message, "receivedBytes") && (typeof message.receivedBytes === "object" ? message.receivedBytes.low || message.receivedBytes.high : message.receivedBytes !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.receivedBytes);
                if (message.sentBytes != null && $Object.hasOwnProperty.call(message, "sentBytes") && (typeof message.sentBytes === "object" ? message.sentBytes.low || message.sentBytes.high : message.sentBytes !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.sentBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EncryptionPeer message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.EncryptionPeer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.EncryptionPeer & weft.v1.EncryptionPeer.$Shape} EncryptionPeer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EncryptionPeer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.EncryptionPeer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.publicKey = value;
                            else
                                delete message.publicKey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.endpoint = value;
                            else
                                delete message.endpoint;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.prefixes && message.prefixes.length))
                                message.prefixes = [];
                            message.prefixes.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.handshakeAgeS = reader.uint32();
                            message._handshakeAgeS = "handshakeAgeS";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.receivedBytes = value;
                            else
                                delete message.receivedBytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sentBytes = value;
                            else
                                delete message.sentBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EncryptionPeer message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.EncryptionPeer
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.EncryptionPeer} EncryptionPeer
             */
            EncryptionPeer.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.EncryptionPeer)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.EncryptionPeer: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.EncryptionPeer();
                if (object.node != null)
                    if (typeof object.node !== "string" || object.node.length)
                        message.node = $String(object.node);
                if (object.publicKey != null)
                    if (typeof object.publicKey !== "string" || object.publicKey.length)
                        message.publicKey = $String(object.publicKey);
                if (object.endpoint != null)
                    if (typeof object.endpoint !== "string" || object.endpoint.length)
                        message.endpoint = $String(object.endpoint);
                if (object.prefixes) {
                    if (!$Array.isArray(object.prefixes))
                        throw $TypeError(".weft.v1.EncryptionPeer.prefixes: array expected");
                    message.prefixes = $Array(object.prefixes.length);
                    for (let i = 0; i < object.prefixes.length; ++i)
                        message.prefixes[i] = $String(object.prefixes[i]);
                }
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.handshakeAgeS != null)
                    message.handshakeAgeS = object.handshakeAgeS >>> 0;
                if (object.receivedBytes != null)
                    if (typeof object.receivedBytes === "object" ? object.receivedBytes.low || object.receivedBytes.high : $Number(object.receivedBytes) !== 0)
                        if ($util.Long)
                            message.receivedBytes = $util.Long.fromValue(object.receivedBytes, true);
                        else if (typeof object.receivedBytes === "string")
                            message.receivedBytes = $parseInt(object.receivedBytes, 10);
                        else if (typeof object.receivedBytes === "number")
                            message.receivedBytes = object.receivedBytes;
                        else if (typeof object.receivedBytes === "object")
                            message.receivedBytes = new $util.LongBits(object.receivedBytes.low >>> 0, object.receivedBytes.high >>> 0).toNumber(true);
                if (object.sentBytes != null)
                    if (typeof object.sentBytes === "object" ? object.sentBytes.low || object.sentBytes.high : $Number(object.sentBytes) !== 0)
                        if ($util.Long)
                            message.sentBytes = $util.Long.fromValue(object.sentBytes, true);
                        else if (typeof object.sentBytes === "string")
                            message.sentBytes = $parseInt(object.sentBytes, 10);
                        else if (typeof object.sentBytes === "number")
                            message.sentBytes = object.sentBytes;
                        else if (typeof object.sentBytes === "object")
                            message.sentBytes = new $util.LongBits(object.sentBytes.low >>> 0, object.sentBytes.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an EncryptionPeer message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.EncryptionPeer
             * @static
             * @param {weft.v1.EncryptionPeer} message EncryptionPeer
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EncryptionPeer.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.prefixes = [];
                if (options.defaults) {
                    object.node = "";
                    object.publicKey = "";
                    object.endpoint = "";
                    object.state = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.receivedBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.receivedBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sentBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sentBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    object.node = message.node;
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey"))
                    object.publicKey = message.publicKey;
                if (message.endpoint != null && $Object.hasOwnProperty.call(message, "endpoint"))
                    object.endpoint = message.endpoint;
                if (message.prefixes && message.prefixes.length) {
                    object.prefixes = $Array(message.prefixes.length);
                    for (let j = 0; j < message.prefixes.length; ++j)
                        object.prefixes[j] = message.prefixes[j];
                }
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.handshakeAgeS != null && $Object.hasOwnProperty.call(message, "handshakeAgeS"))
                    object.handshakeAgeS = message.handshakeAgeS;
                if (message.receivedBytes != null && $Object.hasOwnProperty.call(message, "receivedBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.receivedBytes = typeof message.receivedBytes === "number" ? $BigInt(message.receivedBytes) : $util.Long.fromBits(message.receivedBytes.low >>> 0, message.receivedBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.receivedBytes === "number")
                        object.receivedBytes = options.longs === $String ? $String(message.receivedBytes) : message.receivedBytes;
                    else
                        object.receivedBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.receivedBytes) : options.longs === $Number ? new $util.LongBits(message.receivedBytes.low >>> 0, message.receivedBytes.high >>> 0).toNumber(true) : message.receivedBytes;
                if (message.sentBytes != null && $Object.hasOwnProperty.call(message, "sentBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sentBytes = typeof message.sentBytes === "number" ? $BigInt(message.sentBytes) : $util.Long.fromBits(message.sentBytes.low >>> 0, message.sentBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.sentBytes === "number")
                        object.sentBytes = options.longs === $String ? $String(message.sentBytes) : message.sentBytes;
                    else
                        object.sentBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.sentBytes) : options.longs === $Number ? new $util.LongBits(message.sentBytes.low >>> 0, message.sentBytes.high >>> 0).toNumber(true) : message.sentBytes;
                return object;
            };

            /**
             * Converts this EncryptionPeer to JSON.
             * @function toJSON
             * @memberof weft.v1.EncryptionPeer
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EncryptionPeer.prototype.toJSON = function() {
                return EncryptionPeer.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for EncryptionPeer
             * @function getTypeUrl
             * @memberof weft.v1.EncryptionPeer
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EncryptionPeer.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.EncryptionPeer";
            };

            return EncryptionPeer;
        })();

        v1.ClearText = (function() {

            /**
             * Properties of a ClearText.
             * @typedef {Object} weft.v1.ClearText.$Properties
             * @property {string|null} [node] ClearText node
             * @property {Array.<string>|null} [prefixes] ClearText prefixes
             * @property {string|null} [because] ClearText because
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClearText.
             * @memberof weft.v1
             * @interface IClearText
             * @augments weft.v1.ClearText.$Properties
             * @deprecated Use weft.v1.ClearText.$Properties instead.
             */

            /**
             * Shape of a ClearText.
             * @typedef {weft.v1.ClearText.$Properties} weft.v1.ClearText.$Shape
             */

            /**
             * Constructs a new ClearText.
             * @memberof weft.v1
             * @classdesc Represents a ClearText.
             * @constructor
             * @param {weft.v1.ClearText.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClearText = function (properties) {
                this.prefixes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClearText node.
             * @member {string} node
             * @memberof weft.v1.ClearText
             * @instance
             */
            ClearText.prototype.node = "";

            /**
             * ClearText prefixes.
             * @member {Array.<string>} prefixes
             * @memberof weft.v1.ClearText
             * @instance
             */
            ClearText.prototype.prefixes = $util.emptyArray;

            /**
             * ClearText because.
             * @member {string} because
             * @memberof weft.v1.ClearText
             * @instance
             */
            ClearText.prototype.because = "";

            /**
             * Creates a new ClearText instance using the specified properties.
             * @function create
             * @memberof weft.v1.ClearText
             * @static
             * @param {weft.v1.ClearText.$Properties=} [properties] Properties to set
             * @returns {weft.v1.ClearText} ClearText instance
             * @type {{
             *   (properties: weft.v1.ClearText.$Shape): weft.v1.ClearText & weft.v1.ClearText.$Shape;
             *   (properties?: weft.v1.ClearText.$Properties): weft.v1.ClearText;
             * }}
             */
            ClearText.create = function(properties) {
                return new ClearText(properties);
            };

            /**
             * Encodes the specified ClearText message. Does not implicitly {@link weft.v1.ClearText.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.ClearText
             * @static
             * @param {weft.v1.ClearText.$Properties} message ClearText message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClearText.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.prefixes != null && message.prefixes.length)
                    for (let i = 0; i < message.prefixes.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.prefixes[i]);
                if (message.because != null && $Object.hasOwnProperty.call(message, "because") && message.because !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.because);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClearText message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.ClearText
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.ClearText & weft.v1.ClearText.$Shape} ClearText
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClearText.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.ClearText();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.prefixes && message.prefixes.length))
                                message.prefixes = [];
                            message.prefixes.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.because = value;
                            else
                                delete message.because;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ClearText message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.ClearText
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.ClearText} ClearText
             */
            ClearText.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.ClearText)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.ClearText: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.ClearText();
                if (object.node != null)
                    if (typeof object.node !== "string" || object.node.length)
                        message.node = $String(object.node);
                if (object.prefixes) {
                    if (!$Array.isArray(object.prefixes))
                        throw $TypeError(".weft.v1.ClearText.prefixes: array expected");
                    message.prefixes = $Array(object.prefixes.length);
                    for (let i = 0; i < object.prefixes.length; ++i)
                        message.prefixes[i] = $String(object.prefixes[i]);
                }
                if (object.because != null)
                    if (typeof object.because !== "string" || object.because.length)
                        message.because = $String(object.because);
                return message;
            };

            /**
             * Creates a plain object from a ClearText message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.ClearText
             * @static
             * @param {weft.v1.ClearText} message ClearText
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ClearText.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.prefixes = [];
                if (options.defaults) {
                    object.node = "";
                    object.because = "";
                }
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    object.node = message.node;
                if (message.prefixes && message.prefixes.length) {
                    object.prefixes = $Array(message.prefixes.length);
                    for (let j = 0; j < message.prefixes.length; ++j)
                        object.prefixes[j] = message.prefixes[j];
                }
                if (message.because != null && $Object.hasOwnProperty.call(message, "because"))
                    object.because = message.because;
                return object;
            };

            /**
             * Converts this ClearText to JSON.
             * @function toJSON
             * @memberof weft.v1.ClearText
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ClearText.prototype.toJSON = function() {
                return ClearText.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ClearText
             * @function getTypeUrl
             * @memberof weft.v1.ClearText
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ClearText.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.ClearText";
            };

            return ClearText;
        })();

        v1.EncryptionPackets = (function() {

            /**
             * Properties of an EncryptionPackets.
             * @typedef {Object} weft.v1.EncryptionPackets.$Properties
             * @property {number|Long|null} [sent] EncryptionPackets sent
             * @property {number|Long|null} [sentClear] EncryptionPackets sentClear
             * @property {number|Long|null} [received] EncryptionPackets received
             * @property {number|Long|null} [receivedClear] EncryptionPackets receivedClear
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EncryptionPackets.
             * @memberof weft.v1
             * @interface IEncryptionPackets
             * @augments weft.v1.EncryptionPackets.$Properties
             * @deprecated Use weft.v1.EncryptionPackets.$Properties instead.
             */

            /**
             * Shape of an EncryptionPackets.
             * @typedef {weft.v1.EncryptionPackets.$Properties} weft.v1.EncryptionPackets.$Shape
             */

            /**
             * Constructs a new EncryptionPackets.
             * @memberof weft.v1
             * @classdesc Represents an EncryptionPackets.
             * @constructor
             * @param {weft.v1.EncryptionPackets.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EncryptionPackets = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EncryptionPackets sent.
             * @member {number|Long} sent
             * @memberof weft.v1.EncryptionPackets
             * @instance
             */
            EncryptionPackets.prototype.sent = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EncryptionPackets sentClear.
             * @member {number|Long} sentClear
             * @memberof weft.v1.EncryptionPackets
             * @instance
             */
            EncryptionPackets.prototype.sentClear = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EncryptionPackets received.
             * @member {number|Long} received
             * @memberof weft.v1.EncryptionPackets
             * @instance
             */
            EncryptionPackets.prototype.received = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EncryptionPackets receivedClear.
             * @member {number|Long} receivedClear
             * @memberof weft.v1.EncryptionPackets
             * @instance
             */
            EncryptionPackets.prototype.receivedClear = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new EncryptionPackets instance using the specified properties.
             * @function create
             * @memberof weft.v1.EncryptionPackets
             * @static
             * @param {weft.v1.EncryptionPackets.$Properties=} [properties] Properties to set
             * @returns {weft.v1.EncryptionPackets} EncryptionPackets instance
             * @type {{
             *   (properties: weft.v1.EncryptionPackets.$Shape): weft.v1.EncryptionPackets & weft.v1.EncryptionPackets.$Shape;
             *   (properties?: weft.v1.EncryptionPackets.$Properties): weft.v1.EncryptionPackets;
             * }}
             */
            EncryptionPackets.create = function(properties) {
                return new EncryptionPackets(properties);
            };

            /**
             * Encodes the specified EncryptionPackets message. Does not implicitly {@link weft.v1.EncryptionPackets.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.EncryptionPackets
             * @static
             * @param {weft.v1.EncryptionPackets.$Properties} message EncryptionPackets message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EncryptionPackets.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sent != null && $Object.hasOwnProperty.call(message, "sent") && (typeof message.sent === "object" ? message.sent.low || message.sent.high : message.sent !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sent);
                if (message.sentClear != null && $Object.hasOwnProperty.call(message, "sentClear") && (typeof message.sentClear === "object" ? message.sentClear.low || message.sentClear.high : message.sentClear !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sentClear);
                if (message.received != null && $Object.hasOwnProperty.call(message, "received") && (typeof message.received === "object" ? message.received.low || message.received.high : message.received !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.received);
                if (message.receivedClear != null && $Object.hasOwnProperty.call(message, "receivedClear") && (typeof message.receivedClear === "object" ? message.receivedClear.low || message.receivedClear.high : message.receivedClear !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.receivedClear);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EncryptionPackets message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.EncryptionPackets
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.EncryptionPackets & weft.v1.EncryptionPackets.$Shape} EncryptionPackets
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EncryptionPackets.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.EncryptionPackets();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sent = value;
                            else
                                delete message.sent;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sentClear = value;
                            else
                                delete message.sentClear;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.received = value;
                            else
                                delete message.received;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.receivedClear = value;
                            else
                                delete message.receivedClear;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EncryptionPackets message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.EncryptionPackets
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.EncryptionPackets} EncryptionPackets
             */
            EncryptionPackets.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.EncryptionPackets)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.EncryptionPackets: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.EncryptionPackets();
                if (object.sent != null)
                    if (typeof object.sent === "object" ? object.sent.low || object.sent.high : $Number(object.sent) !== 0)
                        if ($util.Long)
                            message.sent = $util.Long.fromValue(object.sent, true);
                        else if (typeof object.sent === "string")
                            message.sent = $parseInt(object.sent, 10);
                        else if (typeof object.sent === "number")
                            message.sent = object.sent;
                        else if (typeof object.sent === "object")
                            message.sent = new $util.LongBits(object.sent.low >>> 0, object.sent.high >>> 0).toNumber(true);
                if (object.sentClear != null)
                    if (typeof object.sentClear === "object" ? object.sentClear.low || object.sentClear.high : $Number(object.sentClear) !== 0)
                        if ($util.Long)
                            message.sentClear = $util.Long.fromValue(object.sentClear, true);
                        else if (typeof object.sentClear === "string")
                            message.sentClear = $parseInt(object.sentClear, 10);
                        else if (typeof object.sentClear === "number")
                            message.sentClear = object.sentClear;
                        else if (typeof object.sentClear === "object")
                            message.sentClear = new $util.LongBits(object.sentClear.low >>> 0, object.sentClear.high >>> 0).toNumber(true);
                if (object.received != null)
                    if (typeof object.received === "object" ? object.received.low || object.received.high : $Number(object.received) !== 0)
                        if ($util.Long)
                            message.received = $util.Long.fromValue(object.received, true);
                        else if (typeof object.received === "string")
                            message.received = $parseInt(object.received, 10);
                        else if (typeof object.received === "number")
                            message.received = object.received;
                        else if (typeof object.received === "object")
                            message.received = new $util.LongBits(object.received.low >>> 0, object.received.high >>> 0).toNumber(true);
                if (object.receivedClear != null)
                    if (typeof object.receivedClear === "object" ? object.receivedClear.low || object.receivedClear.high : $Number(object.receivedClear) !== 0)
                        if ($util.Long)
                            message.receivedClear = $util.Long.fromValue(object.receivedClear, true);
                        else if (typeof object.receivedClear === "string")
                            message.receivedClear = $parseInt(object.receivedClear, 10);
                        else if (typeof object.receivedClear === "number")
                            message.receivedClear = object.receivedClear;
                        else if (typeof object.receivedClear === "object")
                            message.receivedClear = new $util.LongBits(object.receivedClear.low >>> 0, object.receivedClear.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an EncryptionPackets message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.EncryptionPackets
             * @static
             * @param {weft.v1.EncryptionPackets} message EncryptionPackets
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EncryptionPackets.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sent = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sent = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sentClear = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sentClear = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.received = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.received = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.receivedClear = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.receivedClear = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.sent != null && $Object.hasOwnProperty.call(message, "sent"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sent = typeof message.sent === "number" ? $BigInt(message.sent) : $util.Long.fromBits(message.sent.low >>> 0, message.sent.high >>> 0, true).toBigInt();
                    else if (typeof message.sent === "number")
                        object.sent = options.longs === $String ? $String(message.sent) : message.sent;
                    else
                        object.sent = options.longs === $String ? $util.Long.prototype.toString.call(message.sent) : options.longs === $Number ? new $util.LongBits(message.sent.low >>> 0, message.sent.high >>> 0).toNumber(true) : message.sent;
                if (message.sentClear != null && $Object.hasOwnProperty.call(message, "sentClear"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sentClear = typeof message.sentClear === "number" ? $BigInt(message.sentClear) : $util.Long.fromBits(message.sentClear.low >>> 0, message.sentClear.high >>> 0, true).toBigInt();
                    else if (typeof message.sentClear === "number")
                        object.sentClear = options.longs === $String ? $String(message.sentClear) : message.sentClear;
                    else
                        object.sentClear = options.longs === $String ? $util.Long.prototype.toString.call(message.sentClear) : options.longs === $Number ? new $util.LongBits(message.sentClear.low >>> 0, message.sentClear.high >>> 0).toNumber(true) : message.sentClear;
                if (message.received != null && $Object.hasOwnProperty.call(message, "received"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.received = typeof message.received === "number" ? $BigInt(message.received) : $util.Long.fromBits(message.received.low >>> 0, message.received.high >>> 0, true).toBigInt();
                    else if (typeof message.received === "number")
                        object.received = options.longs === $String ? $String(message.received) : message.received;
                    else
                        object.received = options.longs === $String ? $util.Long.prototype.toString.call(message.received) : options.longs === $Number ? new $util.LongBits(message.received.low >>> 0, message.received.high >>> 0).toNumber(true) : message.received;
                if (message.receivedClear != null && $Object.hasOwnProperty.call(message, "receivedClear"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.receivedClear = typeof message.receivedClear === "number" ? $BigInt(message.receivedClear) : $util.Long.fromBits(message.receivedClear.low >>> 0, message.receivedClear.high >>> 0, true).toBigInt();
                    else if (typeof message.receivedClear === "number")
                        object.receivedClear = options.longs === $String ? $String(message.receivedClear) : message.receivedClear;
                    else
                        object.receivedClear = options.longs === $String ? $util.Long.prototype.toString.call(message.receivedClear) : options.longs === $Number ? new $util.LongBits(message.receivedClear.low >>> 0, message.receivedClear.high >>> 0).toNumber(true) : message.receivedClear;
                return object;
            };

            /**
             * Converts this EncryptionPackets to JSON.
             * @function toJSON
             * @memberof weft.v1.EncryptionPackets
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EncryptionPackets.prototype.toJSON = function() {
                return EncryptionPackets.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for EncryptionPackets
             * @function getTypeUrl
             * @memberof weft.v1.EncryptionPackets
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EncryptionPackets.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.EncryptionPackets";
            };

            return EncryptionPackets;
        })();

        v1.NewKey = (function() {

            /**
             * Properties of a NewKey.
             * @typedef {Object} weft.v1.NewKey.$Properties
             * @property {string|null} [publicKey] NewKey publicKey
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NewKey.
             * @memberof weft.v1
             * @interface INewKey
             * @augments weft.v1.NewKey.$Properties
             * @deprecated Use weft.v1.NewKey.$Properties instead.
             */

            /**
             * Shape of a NewKey.
             * @typedef {weft.v1.NewKey.$Properties} weft.v1.NewKey.$Shape
             */

            /**
             * Constructs a new NewKey.
             * @memberof weft.v1
             * @classdesc Represents a NewKey.
             * @constructor
             * @param {weft.v1.NewKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NewKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NewKey publicKey.
             * @member {string} publicKey
             * @memberof weft.v1.NewKey
             * @instance
             */
            NewKey.prototype.publicKey = "";

            /**
             * Creates a new NewKey instance using the specified properties.
             * @function create
             * @memberof weft.v1.NewKey
             * @static
             * @param {weft.v1.NewKey.$Properties=} [properties] Properties to set
             * @returns {weft.v1.NewKey} NewKey instance
             * @type {{
             *   (properties: weft.v1.NewKey.$Shape): weft.v1.NewKey & weft.v1.NewKey.$Shape;
             *   (properties?: weft.v1.NewKey.$Properties): weft.v1.NewKey;
             * }}
             */
            NewKey.create = function(properties) {
                return new NewKey(properties);
            };

            /**
             * Encodes the specified NewKey message. Does not implicitly {@link weft.v1.NewKey.verify|verify} messages.
             * @function encode
             * @memberof weft.v1.NewKey
             * @static
             * @param {weft.v1.NewKey.$Properties} message NewKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NewKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.publicKey);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NewKey message from the specified reader or buffer.
             * @function decode
             * @memberof weft.v1.NewKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {weft.v1.NewKey & weft.v1.NewKey.$Shape} NewKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NewKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.weft.v1.NewKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.publicKey = value;
                            else
                                delete message.publicKey;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a NewKey message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof weft.v1.NewKey
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {weft.v1.NewKey} NewKey
             */
            NewKey.fromObject = function (object, _depth) {
                if (object instanceof $root.weft.v1.NewKey)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".weft.v1.NewKey: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.weft.v1.NewKey();
                if (object.publicKey != null)
                    if (typeof object.publicKey !== "string" || object.publicKey.length)
                        message.publicKey = $String(object.publicKey);
                return message;
            };

            /**
             * Creates a plain object from a NewKey message. Also converts values to other types if specified.
             * @function toObject
             * @memberof weft.v1.NewKey
             * @static
             * @param {weft.v1.NewKey} message NewKey
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            NewKey.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.publicKey = "";
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey"))
                    object.publicKey = message.publicKey;
                return object;
            };

            /**
             * Converts this NewKey to JSON.
             * @function toJSON
             * @memberof weft.v1.NewKey
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            NewKey.prototype.toJSON = function() {
                return NewKey.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for NewKey
             * @function getTypeUrl
             * @memberof weft.v1.NewKey
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            NewKey.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/weft.v1.NewKey";
            };

            return NewKey;
        })();

        return v1;
    })();

    return weft;
})();

export {
  $root as default
};
