import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace weft. */
export namespace weft {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Request.
         * @deprecated Use weft.v1.Request.$Properties instead.
         */
        interface IRequest extends weft.v1.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request version. */
            version?: (weft.v1.Nothing.$Properties|null);

            /** Request status. */
            status?: (weft.v1.Nothing.$Properties|null);

            /** Request services. */
            services?: (weft.v1.Nothing.$Properties|null);

            /** Request routes. */
            routes?: (weft.v1.Nothing.$Properties|null);

            /** Request explain. */
            explain?: (weft.v1.ExplainQuery.$Properties|null);

            /** Request workloads. */
            workloads?: (weft.v1.Nothing.$Properties|null);

            /** Request mapCheck. */
            mapCheck?: (weft.v1.Nothing.$Properties|null);

            /** Request encryption. */
            encryption?: (weft.v1.Nothing.$Properties|null);

            /** Request rotateKey. */
            rotateKey?: (weft.v1.Nothing.$Properties|null);

            /** Request request. */
            request?: ("version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey");

            /**
             * Creates a new Request instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Request instance
             */
            static create(properties: weft.v1.Request.$Shape): weft.v1.Request & weft.v1.Request.$Shape;
            static create(properties?: weft.v1.Request.$Properties): weft.v1.Request;

            /**
             * Encodes the specified Request message. Does not implicitly {@link weft.v1.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Request & weft.v1.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Request & weft.v1.Request.$Shape;

            /**
             * Creates a Request message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Request
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Request;

            /**
             * Creates a plain object from a Request message. Also converts values to other types if specified.
             * @param message Request
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Request, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Request to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Request
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request version */
                version?: (weft.v1.Nothing.$Properties|null);

                /** Request status */
                status?: (weft.v1.Nothing.$Properties|null);

                /** Request services */
                services?: (weft.v1.Nothing.$Properties|null);

                /** Request routes */
                routes?: (weft.v1.Nothing.$Properties|null);

                /** Request explain */
                explain?: (weft.v1.ExplainQuery.$Properties|null);

                /** Request workloads */
                workloads?: (weft.v1.Nothing.$Properties|null);

                /** Request mapCheck */
                mapCheck?: (weft.v1.Nothing.$Properties|null);

                /** Request encryption */
                encryption?: (weft.v1.Nothing.$Properties|null);

                /** Request rotateKey */
                rotateKey?: (weft.v1.Nothing.$Properties|null);

                /** Request request */
                request?: ("version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Request. */
            type $Shape = {
              version?: weft.v1.Nothing.$Shape|null;
              status?: weft.v1.Nothing.$Shape|null;
              services?: weft.v1.Nothing.$Shape|null;
              routes?: weft.v1.Nothing.$Shape|null;
              explain?: weft.v1.ExplainQuery.$Shape|null;
              workloads?: weft.v1.Nothing.$Shape|null;
              mapCheck?: weft.v1.Nothing.$Shape|null;
              encryption?: weft.v1.Nothing.$Shape|null;
              rotateKey?: weft.v1.Nothing.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ request?: undefined; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "version"; version: weft.v1.Nothing.$Shape; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "status"; version?: null; status: weft.v1.Nothing.$Shape; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "services"; version?: null; status?: null; services: weft.v1.Nothing.$Shape; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "routes"; version?: null; status?: null; services?: null; routes: weft.v1.Nothing.$Shape; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "explain"; version?: null; status?: null; services?: null; routes?: null; explain: weft.v1.ExplainQuery.$Shape; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "workloads"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads: weft.v1.Nothing.$Shape; mapCheck?: null; encryption?: null; rotateKey?: null }|{ request?: "mapCheck"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck: weft.v1.Nothing.$Shape; encryption?: null; rotateKey?: null }|{ request?: "encryption"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption: weft.v1.Nothing.$Shape; rotateKey?: null }|{ request?: "rotateKey"; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey: weft.v1.Nothing.$Shape })
            );
        }

        /**
         * Properties of a Response.
         * @deprecated Use weft.v1.Response.$Properties instead.
         */
        interface IResponse extends weft.v1.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response error. */
            error?: (weft.v1.Error.$Properties|null);

            /** Response version. */
            version?: (weft.v1.Version.$Properties|null);

            /** Response status. */
            status?: (weft.v1.Status.$Properties|null);

            /** Response services. */
            services?: (weft.v1.ServiceList.$Properties|null);

            /** Response routes. */
            routes?: (weft.v1.RouteList.$Properties|null);

            /** Response explain. */
            explain?: (weft.v1.Explanation.$Properties|null);

            /** Response workloads. */
            workloads?: (weft.v1.WorkloadList.$Properties|null);

            /** Response mapCheck. */
            mapCheck?: (weft.v1.MapCheck.$Properties|null);

            /** Response encryption. */
            encryption?: (weft.v1.Encryption.$Properties|null);

            /** Response rotateKey. */
            rotateKey?: (weft.v1.NewKey.$Properties|null);

            /** Response response. */
            response?: ("error"|"version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey");

            /**
             * Creates a new Response instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Response instance
             */
            static create(properties: weft.v1.Response.$Shape): weft.v1.Response & weft.v1.Response.$Shape;
            static create(properties?: weft.v1.Response.$Properties): weft.v1.Response;

            /**
             * Encodes the specified Response message. Does not implicitly {@link weft.v1.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Response & weft.v1.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Response & weft.v1.Response.$Shape;

            /**
             * Creates a Response message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Response
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Response;

            /**
             * Creates a plain object from a Response message. Also converts values to other types if specified.
             * @param message Response
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Response, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Response to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Response
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response error */
                error?: (weft.v1.Error.$Properties|null);

                /** Response version */
                version?: (weft.v1.Version.$Properties|null);

                /** Response status */
                status?: (weft.v1.Status.$Properties|null);

                /** Response services */
                services?: (weft.v1.ServiceList.$Properties|null);

                /** Response routes */
                routes?: (weft.v1.RouteList.$Properties|null);

                /** Response explain */
                explain?: (weft.v1.Explanation.$Properties|null);

                /** Response workloads */
                workloads?: (weft.v1.WorkloadList.$Properties|null);

                /** Response mapCheck */
                mapCheck?: (weft.v1.MapCheck.$Properties|null);

                /** Response encryption */
                encryption?: (weft.v1.Encryption.$Properties|null);

                /** Response rotateKey */
                rotateKey?: (weft.v1.NewKey.$Properties|null);

                /** Response response */
                response?: ("error"|"version"|"status"|"services"|"routes"|"explain"|"workloads"|"mapCheck"|"encryption"|"rotateKey");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Response. */
            type $Shape = {
              error?: weft.v1.Error.$Shape|null;
              version?: weft.v1.Version.$Shape|null;
              status?: weft.v1.Status.$Shape|null;
              services?: weft.v1.ServiceList.$Shape|null;
              routes?: weft.v1.RouteList.$Shape|null;
              explain?: weft.v1.Explanation.$Shape|null;
              workloads?: weft.v1.WorkloadList.$Shape|null;
              mapCheck?: weft.v1.MapCheck.$Shape|null;
              encryption?: weft.v1.Encryption.$Shape|null;
              rotateKey?: weft.v1.NewKey.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ response?: undefined; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "error"; error: weft.v1.Error.$Shape; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "version"; error?: null; version: weft.v1.Version.$Shape; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "status"; error?: null; version?: null; status: weft.v1.Status.$Shape; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "services"; error?: null; version?: null; status?: null; services: weft.v1.ServiceList.$Shape; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "routes"; error?: null; version?: null; status?: null; services?: null; routes: weft.v1.RouteList.$Shape; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "explain"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain: weft.v1.Explanation.$Shape; workloads?: null; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "workloads"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads: weft.v1.WorkloadList.$Shape; mapCheck?: null; encryption?: null; rotateKey?: null }|{ response?: "mapCheck"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck: weft.v1.MapCheck.$Shape; encryption?: null; rotateKey?: null }|{ response?: "encryption"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption: weft.v1.Encryption.$Shape; rotateKey?: null }|{ response?: "rotateKey"; error?: null; version?: null; status?: null; services?: null; routes?: null; explain?: null; workloads?: null; mapCheck?: null; encryption?: null; rotateKey: weft.v1.NewKey.$Shape })
            );
        }

        /**
         * Properties of a Nothing.
         * @deprecated Use weft.v1.Nothing.$Properties instead.
         */
        interface INothing extends weft.v1.Nothing.$Properties {
        }

        /** Represents a Nothing. */
        class Nothing {

            /**
             * Constructs a new Nothing.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Nothing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Nothing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Nothing instance
             */
            static create(properties: weft.v1.Nothing.$Shape): weft.v1.Nothing & weft.v1.Nothing.$Shape;
            static create(properties?: weft.v1.Nothing.$Properties): weft.v1.Nothing;

            /**
             * Encodes the specified Nothing message. Does not implicitly {@link weft.v1.Nothing.verify|verify} messages.
             * @param message Nothing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Nothing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Nothing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Nothing & weft.v1.Nothing.$Shape} Nothing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Nothing & weft.v1.Nothing.$Shape;

            /**
             * Creates a Nothing message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Nothing
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Nothing;

            /**
             * Creates a plain object from a Nothing message. Also converts values to other types if specified.
             * @param message Nothing
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Nothing, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Nothing to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Nothing
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Nothing {

            /** Properties of a Nothing. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Nothing. */
            type $Shape = weft.v1.Nothing.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use weft.v1.Error.$Properties instead.
         */
        interface IError extends weft.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error code. */
            code: string;

            /** Error message. */
            message: string;

            /**
             * Creates a new Error instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Error instance
             */
            static create(properties: weft.v1.Error.$Shape): weft.v1.Error & weft.v1.Error.$Shape;
            static create(properties?: weft.v1.Error.$Properties): weft.v1.Error;

            /**
             * Encodes the specified Error message. Does not implicitly {@link weft.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Error & weft.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Error & weft.v1.Error.$Shape;

            /**
             * Creates an Error message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Error
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Error;

            /**
             * Creates a plain object from an Error message. Also converts values to other types if specified.
             * @param message Error
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Error, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Error to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Error
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error code */
                code?: (string|null);

                /** Error message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = weft.v1.Error.$Properties;
        }

        /**
         * Properties of a Version.
         * @deprecated Use weft.v1.Version.$Properties instead.
         */
        interface IVersion extends weft.v1.Version.$Properties {
        }

        /** Represents a Version. */
        class Version {

            /**
             * Constructs a new Version.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Version.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Version version. */
            version: string;

            /**
             * Creates a new Version instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Version instance
             */
            static create(properties: weft.v1.Version.$Shape): weft.v1.Version & weft.v1.Version.$Shape;
            static create(properties?: weft.v1.Version.$Properties): weft.v1.Version;

            /**
             * Encodes the specified Version message. Does not implicitly {@link weft.v1.Version.verify|verify} messages.
             * @param message Version message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Version.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Version message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Version & weft.v1.Version.$Shape} Version
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Version & weft.v1.Version.$Shape;

            /**
             * Creates a Version message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Version
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Version;

            /**
             * Creates a plain object from a Version message. Also converts values to other types if specified.
             * @param message Version
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Version, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Version to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Version
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Version {

            /** Properties of a Version. */
            interface $Properties {

                /** Version version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Version. */
            type $Shape = weft.v1.Version.$Properties;
        }

        /**
         * Properties of a Status.
         * @deprecated Use weft.v1.Status.$Properties instead.
         */
        interface IStatus extends weft.v1.Status.$Properties {
        }

        /** Represents a Status. */
        class Status {

            /**
             * Constructs a new Status.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Status.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Status nodeName. */
            nodeName: string;

            /** Status version. */
            version: string;

            /** Status pid. */
            pid: number;

            /** Status uptimeMs. */
            uptimeMs: number;

            /** Status ready. */
            ready: boolean;

            /** Status readiness. */
            readiness: weft.v1.ReadinessCondition.$Properties[];

            /** Status sources. */
            sources?: (weft.v1.Sources.$Properties|null);

            /** Status diagnostics. */
            diagnostics: weft.v1.Diagnostic.$Properties[];

            /** Status datapath. */
            datapath?: (weft.v1.DatapathStatus.$Properties|null);

            /** Status workloads. */
            workloads?: (weft.v1.WorkloadCounts.$Properties|null);

            /** Status problems. */
            problems: string[];

            /** Status leader. */
            leader?: (string|null);

            /**
             * Creates a new Status instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Status instance
             */
            static create(properties: weft.v1.Status.$Shape): weft.v1.Status & weft.v1.Status.$Shape;
            static create(properties?: weft.v1.Status.$Properties): weft.v1.Status;

            /**
             * Encodes the specified Status message. Does not implicitly {@link weft.v1.Status.verify|verify} messages.
             * @param message Status message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Status.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Status & weft.v1.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Status & weft.v1.Status.$Shape;

            /**
             * Creates a Status message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Status
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Status;

            /**
             * Creates a plain object from a Status message. Also converts values to other types if specified.
             * @param message Status
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Status, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Status to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Status
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Status {

            /** Properties of a Status. */
            interface $Properties {

                /** Status nodeName */
                nodeName?: (string|null);

                /** Status version */
                version?: (string|null);

                /** Status pid */
                pid?: (number|null);

                /** Status uptimeMs */
                uptimeMs?: (number|null);

                /** Status ready */
                ready?: (boolean|null);

                /** Status readiness */
                readiness?: (weft.v1.ReadinessCondition.$Properties[]|null);

                /** Status sources */
                sources?: (weft.v1.Sources.$Properties|null);

                /** Status diagnostics */
                diagnostics?: (weft.v1.Diagnostic.$Properties[]|null);

                /** Status datapath */
                datapath?: (weft.v1.DatapathStatus.$Properties|null);

                /** Status workloads */
                workloads?: (weft.v1.WorkloadCounts.$Properties|null);

                /** Status problems */
                problems?: (string[]|null);

                /** Status leader */
                leader?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Status. */
            type $Shape = weft.v1.Status.$Properties;
        }

        /**
         * Properties of a ReadinessCondition.
         * @deprecated Use weft.v1.ReadinessCondition.$Properties instead.
         */
        interface IReadinessCondition extends weft.v1.ReadinessCondition.$Properties {
        }

        /** Represents a ReadinessCondition. */
        class ReadinessCondition {

            /**
             * Constructs a new ReadinessCondition.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ReadinessCondition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadinessCondition name. */
            name: string;

            /** ReadinessCondition ready. */
            ready: boolean;

            /** ReadinessCondition message. */
            message: string;

            /**
             * Creates a new ReadinessCondition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadinessCondition instance
             */
            static create(properties: weft.v1.ReadinessCondition.$Shape): weft.v1.ReadinessCondition & weft.v1.ReadinessCondition.$Shape;
            static create(properties?: weft.v1.ReadinessCondition.$Properties): weft.v1.ReadinessCondition;

            /**
             * Encodes the specified ReadinessCondition message. Does not implicitly {@link weft.v1.ReadinessCondition.verify|verify} messages.
             * @param message ReadinessCondition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ReadinessCondition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadinessCondition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ReadinessCondition & weft.v1.ReadinessCondition.$Shape} ReadinessCondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ReadinessCondition & weft.v1.ReadinessCondition.$Shape;

            /**
             * Creates a ReadinessCondition message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadinessCondition
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ReadinessCondition;

            /**
             * Creates a plain object from a ReadinessCondition message. Also converts values to other types if specified.
             * @param message ReadinessCondition
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ReadinessCondition, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadinessCondition to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ReadinessCondition
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReadinessCondition {

            /** Properties of a ReadinessCondition. */
            interface $Properties {

                /** ReadinessCondition name */
                name?: (string|null);

                /** ReadinessCondition ready */
                ready?: (boolean|null);

                /** ReadinessCondition message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadinessCondition. */
            type $Shape = weft.v1.ReadinessCondition.$Properties;
        }

        /**
         * Properties of a Sources.
         * @deprecated Use weft.v1.Sources.$Properties instead.
         */
        interface ISources extends weft.v1.Sources.$Properties {
        }

        /** Represents a Sources. */
        class Sources {

            /**
             * Constructs a new Sources.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Sources.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Sources synced. */
            synced: boolean;

            /** Sources objects. */
            objects: weft.v1.ObjectCount.$Properties[];

            /** Sources errors. */
            errors: string[];

            /** Sources watched. */
            watched: weft.v1.WatchedSource.$Properties[];

            /**
             * Creates a new Sources instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Sources instance
             */
            static create(properties: weft.v1.Sources.$Shape): weft.v1.Sources & weft.v1.Sources.$Shape;
            static create(properties?: weft.v1.Sources.$Properties): weft.v1.Sources;

            /**
             * Encodes the specified Sources message. Does not implicitly {@link weft.v1.Sources.verify|verify} messages.
             * @param message Sources message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Sources.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Sources message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Sources & weft.v1.Sources.$Shape} Sources
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Sources & weft.v1.Sources.$Shape;

            /**
             * Creates a Sources message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Sources
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Sources;

            /**
             * Creates a plain object from a Sources message. Also converts values to other types if specified.
             * @param message Sources
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Sources, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Sources to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Sources
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Sources {

            /** Properties of a Sources. */
            interface $Properties {

                /** Sources synced */
                synced?: (boolean|null);

                /** Sources objects */
                objects?: (weft.v1.ObjectCount.$Properties[]|null);

                /** Sources errors */
                errors?: (string[]|null);

                /** Sources watched */
                watched?: (weft.v1.WatchedSource.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Sources. */
            type $Shape = weft.v1.Sources.$Properties;
        }

        /**
         * Properties of a WatchedSource.
         * @deprecated Use weft.v1.WatchedSource.$Properties instead.
         */
        interface IWatchedSource extends weft.v1.WatchedSource.$Properties {
        }

        /** Represents a WatchedSource. */
        class WatchedSource {

            /**
             * Constructs a new WatchedSource.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.WatchedSource.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchedSource source. */
            source: string;

            /** WatchedSource state. */
            state: string;

            /** WatchedSource message. */
            message: string;

            /**
             * Creates a new WatchedSource instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WatchedSource instance
             */
            static create(properties: weft.v1.WatchedSource.$Shape): weft.v1.WatchedSource & weft.v1.WatchedSource.$Shape;
            static create(properties?: weft.v1.WatchedSource.$Properties): weft.v1.WatchedSource;

            /**
             * Encodes the specified WatchedSource message. Does not implicitly {@link weft.v1.WatchedSource.verify|verify} messages.
             * @param message WatchedSource message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.WatchedSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchedSource message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.WatchedSource & weft.v1.WatchedSource.$Shape} WatchedSource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.WatchedSource & weft.v1.WatchedSource.$Shape;

            /**
             * Creates a WatchedSource message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WatchedSource
             */
            static fromObject(object: { [k: string]: any }): weft.v1.WatchedSource;

            /**
             * Creates a plain object from a WatchedSource message. Also converts values to other types if specified.
             * @param message WatchedSource
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.WatchedSource, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WatchedSource to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for WatchedSource
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WatchedSource {

            /** Properties of a WatchedSource. */
            interface $Properties {

                /** WatchedSource source */
                source?: (string|null);

                /** WatchedSource state */
                state?: (string|null);

                /** WatchedSource message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchedSource. */
            type $Shape = weft.v1.WatchedSource.$Properties;
        }

        /**
         * Properties of an ObjectCount.
         * @deprecated Use weft.v1.ObjectCount.$Properties instead.
         */
        interface IObjectCount extends weft.v1.ObjectCount.$Properties {
        }

        /** Represents an ObjectCount. */
        class ObjectCount {

            /**
             * Constructs a new ObjectCount.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ObjectCount.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ObjectCount kind. */
            kind: string;

            /** ObjectCount count. */
            count: number;

            /**
             * Creates a new ObjectCount instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ObjectCount instance
             */
            static create(properties: weft.v1.ObjectCount.$Shape): weft.v1.ObjectCount & weft.v1.ObjectCount.$Shape;
            static create(properties?: weft.v1.ObjectCount.$Properties): weft.v1.ObjectCount;

            /**
             * Encodes the specified ObjectCount message. Does not implicitly {@link weft.v1.ObjectCount.verify|verify} messages.
             * @param message ObjectCount message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ObjectCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ObjectCount message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ObjectCount & weft.v1.ObjectCount.$Shape} ObjectCount
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ObjectCount & weft.v1.ObjectCount.$Shape;

            /**
             * Creates an ObjectCount message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ObjectCount
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ObjectCount;

            /**
             * Creates a plain object from an ObjectCount message. Also converts values to other types if specified.
             * @param message ObjectCount
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ObjectCount, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ObjectCount to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ObjectCount
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ObjectCount {

            /** Properties of an ObjectCount. */
            interface $Properties {

                /** ObjectCount kind */
                kind?: (string|null);

                /** ObjectCount count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ObjectCount. */
            type $Shape = weft.v1.ObjectCount.$Properties;
        }

        /**
         * Properties of a Diagnostic.
         * @deprecated Use weft.v1.Diagnostic.$Properties instead.
         */
        interface IDiagnostic extends weft.v1.Diagnostic.$Properties {
        }

        /** Represents a Diagnostic. */
        class Diagnostic {

            /**
             * Constructs a new Diagnostic.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Diagnostic.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Diagnostic code. */
            code: string;

            /** Diagnostic severity. */
            severity: string;

            /** Diagnostic object. */
            object: string;

            /** Diagnostic message. */
            message: string;

            /**
             * Creates a new Diagnostic instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Diagnostic instance
             */
            static create(properties: weft.v1.Diagnostic.$Shape): weft.v1.Diagnostic & weft.v1.Diagnostic.$Shape;
            static create(properties?: weft.v1.Diagnostic.$Properties): weft.v1.Diagnostic;

            /**
             * Encodes the specified Diagnostic message. Does not implicitly {@link weft.v1.Diagnostic.verify|verify} messages.
             * @param message Diagnostic message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Diagnostic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Diagnostic message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Diagnostic & weft.v1.Diagnostic.$Shape} Diagnostic
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Diagnostic & weft.v1.Diagnostic.$Shape;

            /**
             * Creates a Diagnostic message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Diagnostic
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Diagnostic;

            /**
             * Creates a plain object from a Diagnostic message. Also converts values to other types if specified.
             * @param message Diagnostic
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Diagnostic, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Diagnostic to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Diagnostic
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Diagnostic {

            /** Properties of a Diagnostic. */
            interface $Properties {

                /** Diagnostic code */
                code?: (string|null);

                /** Diagnostic severity */
                severity?: (string|null);

                /** Diagnostic object */
                object?: (string|null);

                /** Diagnostic message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Diagnostic. */
            type $Shape = weft.v1.Diagnostic.$Properties;
        }

        /**
         * Properties of a DatapathStatus.
         * @deprecated Use weft.v1.DatapathStatus.$Properties instead.
         */
        interface IDatapathStatus extends weft.v1.DatapathStatus.$Properties {
        }

        /** Represents a DatapathStatus. */
        class DatapathStatus {

            /**
             * Constructs a new DatapathStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.DatapathStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DatapathStatus generation. */
            generation?: (number|Long|null);

            /** DatapathStatus lastWrite. */
            lastWrite?: (weft.v1.LastWrite.$Properties|null);

            /** DatapathStatus maps. */
            maps: weft.v1.MapOccupancy.$Properties[];

            /** DatapathStatus attached. */
            attached: weft.v1.AttachCount.$Properties[];

            /**
             * Creates a new DatapathStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DatapathStatus instance
             */
            static create(properties: weft.v1.DatapathStatus.$Shape): weft.v1.DatapathStatus & weft.v1.DatapathStatus.$Shape;
            static create(properties?: weft.v1.DatapathStatus.$Properties): weft.v1.DatapathStatus;

            /**
             * Encodes the specified DatapathStatus message. Does not implicitly {@link weft.v1.DatapathStatus.verify|verify} messages.
             * @param message DatapathStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.DatapathStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DatapathStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.DatapathStatus & weft.v1.DatapathStatus.$Shape} DatapathStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.DatapathStatus & weft.v1.DatapathStatus.$Shape;

            /**
             * Creates a DatapathStatus message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DatapathStatus
             */
            static fromObject(object: { [k: string]: any }): weft.v1.DatapathStatus;

            /**
             * Creates a plain object from a DatapathStatus message. Also converts values to other types if specified.
             * @param message DatapathStatus
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.DatapathStatus, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DatapathStatus to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for DatapathStatus
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace DatapathStatus {

            /** Properties of a DatapathStatus. */
            interface $Properties {

                /** DatapathStatus generation */
                generation?: (number|Long|null);

                /** DatapathStatus lastWrite */
                lastWrite?: (weft.v1.LastWrite.$Properties|null);

                /** DatapathStatus maps */
                maps?: (weft.v1.MapOccupancy.$Properties[]|null);

                /** DatapathStatus attached */
                attached?: (weft.v1.AttachCount.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DatapathStatus. */
            type $Shape = weft.v1.DatapathStatus.$Properties;
        }

        /**
         * Properties of a LastWrite.
         * @deprecated Use weft.v1.LastWrite.$Properties instead.
         */
        interface ILastWrite extends weft.v1.LastWrite.$Properties {
        }

        /** Represents a LastWrite. */
        class LastWrite {

            /**
             * Constructs a new LastWrite.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.LastWrite.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LastWrite durationMs. */
            durationMs: number;

            /** LastWrite rows. */
            rows: (number|Long);

            /**
             * Creates a new LastWrite instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LastWrite instance
             */
            static create(properties: weft.v1.LastWrite.$Shape): weft.v1.LastWrite & weft.v1.LastWrite.$Shape;
            static create(properties?: weft.v1.LastWrite.$Properties): weft.v1.LastWrite;

            /**
             * Encodes the specified LastWrite message. Does not implicitly {@link weft.v1.LastWrite.verify|verify} messages.
             * @param message LastWrite message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.LastWrite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LastWrite message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.LastWrite & weft.v1.LastWrite.$Shape} LastWrite
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.LastWrite & weft.v1.LastWrite.$Shape;

            /**
             * Creates a LastWrite message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns LastWrite
             */
            static fromObject(object: { [k: string]: any }): weft.v1.LastWrite;

            /**
             * Creates a plain object from a LastWrite message. Also converts values to other types if specified.
             * @param message LastWrite
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.LastWrite, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this LastWrite to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for LastWrite
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LastWrite {

            /** Properties of a LastWrite. */
            interface $Properties {

                /** LastWrite durationMs */
                durationMs?: (number|null);

                /** LastWrite rows */
                rows?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LastWrite. */
            type $Shape = weft.v1.LastWrite.$Properties;
        }

        /**
         * Properties of a MapOccupancy.
         * @deprecated Use weft.v1.MapOccupancy.$Properties instead.
         */
        interface IMapOccupancy extends weft.v1.MapOccupancy.$Properties {
        }

        /** Represents a MapOccupancy. */
        class MapOccupancy {

            /**
             * Constructs a new MapOccupancy.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.MapOccupancy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapOccupancy name. */
            name: string;

            /** MapOccupancy entries. */
            entries: number;

            /** MapOccupancy maxEntries. */
            maxEntries: number;

            /**
             * Creates a new MapOccupancy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapOccupancy instance
             */
            static create(properties: weft.v1.MapOccupancy.$Shape): weft.v1.MapOccupancy & weft.v1.MapOccupancy.$Shape;
            static create(properties?: weft.v1.MapOccupancy.$Properties): weft.v1.MapOccupancy;

            /**
             * Encodes the specified MapOccupancy message. Does not implicitly {@link weft.v1.MapOccupancy.verify|verify} messages.
             * @param message MapOccupancy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.MapOccupancy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapOccupancy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.MapOccupancy & weft.v1.MapOccupancy.$Shape} MapOccupancy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.MapOccupancy & weft.v1.MapOccupancy.$Shape;

            /**
             * Creates a MapOccupancy message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MapOccupancy
             */
            static fromObject(object: { [k: string]: any }): weft.v1.MapOccupancy;

            /**
             * Creates a plain object from a MapOccupancy message. Also converts values to other types if specified.
             * @param message MapOccupancy
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.MapOccupancy, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MapOccupancy to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for MapOccupancy
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapOccupancy {

            /** Properties of a MapOccupancy. */
            interface $Properties {

                /** MapOccupancy name */
                name?: (string|null);

                /** MapOccupancy entries */
                entries?: (number|null);

                /** MapOccupancy maxEntries */
                maxEntries?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapOccupancy. */
            type $Shape = weft.v1.MapOccupancy.$Properties;
        }

        /**
         * Properties of an AttachCount.
         * @deprecated Use weft.v1.AttachCount.$Properties instead.
         */
        interface IAttachCount extends weft.v1.AttachCount.$Properties {
        }

        /** Represents an AttachCount. */
        class AttachCount {

            /**
             * Constructs a new AttachCount.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.AttachCount.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttachCount mode. */
            mode: string;

            /** AttachCount count. */
            count: number;

            /**
             * Creates a new AttachCount instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AttachCount instance
             */
            static create(properties: weft.v1.AttachCount.$Shape): weft.v1.AttachCount & weft.v1.AttachCount.$Shape;
            static create(properties?: weft.v1.AttachCount.$Properties): weft.v1.AttachCount;

            /**
             * Encodes the specified AttachCount message. Does not implicitly {@link weft.v1.AttachCount.verify|verify} messages.
             * @param message AttachCount message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.AttachCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttachCount message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.AttachCount & weft.v1.AttachCount.$Shape} AttachCount
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.AttachCount & weft.v1.AttachCount.$Shape;

            /**
             * Creates an AttachCount message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttachCount
             */
            static fromObject(object: { [k: string]: any }): weft.v1.AttachCount;

            /**
             * Creates a plain object from an AttachCount message. Also converts values to other types if specified.
             * @param message AttachCount
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.AttachCount, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttachCount to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AttachCount
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AttachCount {

            /** Properties of an AttachCount. */
            interface $Properties {

                /** AttachCount mode */
                mode?: (string|null);

                /** AttachCount count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttachCount. */
            type $Shape = weft.v1.AttachCount.$Properties;
        }

        /**
         * Properties of a WorkloadCounts.
         * @deprecated Use weft.v1.WorkloadCounts.$Properties instead.
         */
        interface IWorkloadCounts extends weft.v1.WorkloadCounts.$Properties {
        }

        /** Represents a WorkloadCounts. */
        class WorkloadCounts {

            /**
             * Constructs a new WorkloadCounts.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.WorkloadCounts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadCounts active. */
            active: number;

            /** WorkloadCounts pending. */
            pending: number;

            /** WorkloadCounts draining. */
            draining: number;

            /** WorkloadCounts refused. */
            refused: number;

            /**
             * Creates a new WorkloadCounts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadCounts instance
             */
            static create(properties: weft.v1.WorkloadCounts.$Shape): weft.v1.WorkloadCounts & weft.v1.WorkloadCounts.$Shape;
            static create(properties?: weft.v1.WorkloadCounts.$Properties): weft.v1.WorkloadCounts;

            /**
             * Encodes the specified WorkloadCounts message. Does not implicitly {@link weft.v1.WorkloadCounts.verify|verify} messages.
             * @param message WorkloadCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.WorkloadCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadCounts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.WorkloadCounts & weft.v1.WorkloadCounts.$Shape} WorkloadCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.WorkloadCounts & weft.v1.WorkloadCounts.$Shape;

            /**
             * Creates a WorkloadCounts message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WorkloadCounts
             */
            static fromObject(object: { [k: string]: any }): weft.v1.WorkloadCounts;

            /**
             * Creates a plain object from a WorkloadCounts message. Also converts values to other types if specified.
             * @param message WorkloadCounts
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.WorkloadCounts, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WorkloadCounts to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for WorkloadCounts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WorkloadCounts {

            /** Properties of a WorkloadCounts. */
            interface $Properties {

                /** WorkloadCounts active */
                active?: (number|null);

                /** WorkloadCounts pending */
                pending?: (number|null);

                /** WorkloadCounts draining */
                draining?: (number|null);

                /** WorkloadCounts refused */
                refused?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadCounts. */
            type $Shape = weft.v1.WorkloadCounts.$Properties;
        }

        /**
         * Properties of a ServiceList.
         * @deprecated Use weft.v1.ServiceList.$Properties instead.
         */
        interface IServiceList extends weft.v1.ServiceList.$Properties {
        }

        /** Represents a ServiceList. */
        class ServiceList {

            /**
             * Constructs a new ServiceList.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ServiceList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServiceList items. */
            items: weft.v1.ServiceReport.$Properties[];

            /**
             * Creates a new ServiceList instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ServiceList instance
             */
            static create(properties: weft.v1.ServiceList.$Shape): weft.v1.ServiceList & weft.v1.ServiceList.$Shape;
            static create(properties?: weft.v1.ServiceList.$Properties): weft.v1.ServiceList;

            /**
             * Encodes the specified ServiceList message. Does not implicitly {@link weft.v1.ServiceList.verify|verify} messages.
             * @param message ServiceList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ServiceList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServiceList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ServiceList & weft.v1.ServiceList.$Shape} ServiceList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ServiceList & weft.v1.ServiceList.$Shape;

            /**
             * Creates a ServiceList message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServiceList
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ServiceList;

            /**
             * Creates a plain object from a ServiceList message. Also converts values to other types if specified.
             * @param message ServiceList
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ServiceList, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServiceList to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ServiceList
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ServiceList {

            /** Properties of a ServiceList. */
            interface $Properties {

                /** ServiceList items */
                items?: (weft.v1.ServiceReport.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServiceList. */
            type $Shape = weft.v1.ServiceList.$Properties;
        }

        /**
         * Properties of a ServiceReport.
         * @deprecated Use weft.v1.ServiceReport.$Properties instead.
         */
        interface IServiceReport extends weft.v1.ServiceReport.$Properties {
        }

        /** Represents a ServiceReport. */
        class ServiceReport {

            /**
             * Constructs a new ServiceReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ServiceReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServiceReport service. */
            service: string;

            /** ServiceReport addresses. */
            addresses: string[];

            /** ServiceReport ports. */
            ports: weft.v1.ServicePort.$Properties[];

            /** ServiceReport unclaimed. */
            unclaimed?: (string|null);

            /**
             * Creates a new ServiceReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ServiceReport instance
             */
            static create(properties: weft.v1.ServiceReport.$Shape): weft.v1.ServiceReport & weft.v1.ServiceReport.$Shape;
            static create(properties?: weft.v1.ServiceReport.$Properties): weft.v1.ServiceReport;

            /**
             * Encodes the specified ServiceReport message. Does not implicitly {@link weft.v1.ServiceReport.verify|verify} messages.
             * @param message ServiceReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ServiceReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServiceReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ServiceReport & weft.v1.ServiceReport.$Shape} ServiceReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ServiceReport & weft.v1.ServiceReport.$Shape;

            /**
             * Creates a ServiceReport message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServiceReport
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ServiceReport;

            /**
             * Creates a plain object from a ServiceReport message. Also converts values to other types if specified.
             * @param message ServiceReport
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ServiceReport, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServiceReport to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ServiceReport
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ServiceReport {

            /** Properties of a ServiceReport. */
            interface $Properties {

                /** ServiceReport service */
                service?: (string|null);

                /** ServiceReport addresses */
                addresses?: (string[]|null);

                /** ServiceReport ports */
                ports?: (weft.v1.ServicePort.$Properties[]|null);

                /** ServiceReport unclaimed */
                unclaimed?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServiceReport. */
            type $Shape = weft.v1.ServiceReport.$Properties;
        }

        /**
         * Properties of a ServicePort.
         * @deprecated Use weft.v1.ServicePort.$Properties instead.
         */
        interface IServicePort extends weft.v1.ServicePort.$Properties {
        }

        /** Represents a ServicePort. */
        class ServicePort {

            /**
             * Constructs a new ServicePort.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ServicePort.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServicePort id. */
            id: (number|Long);

            /** ServicePort name. */
            name: string;

            /** ServicePort port. */
            port: number;

            /** ServicePort protocol. */
            protocol: string;

            /** ServicePort producerRoute. */
            producerRoute?: (string|null);

            /** ServicePort consumerRoutes. */
            consumerRoutes: { [k: string]: string };

            /** ServicePort endpoints. */
            endpoints?: (weft.v1.EndpointCounts.$Properties|null);

            /**
             * Creates a new ServicePort instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ServicePort instance
             */
            static create(properties: weft.v1.ServicePort.$Shape): weft.v1.ServicePort & weft.v1.ServicePort.$Shape;
            static create(properties?: weft.v1.ServicePort.$Properties): weft.v1.ServicePort;

            /**
             * Encodes the specified ServicePort message. Does not implicitly {@link weft.v1.ServicePort.verify|verify} messages.
             * @param message ServicePort message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ServicePort.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServicePort message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ServicePort & weft.v1.ServicePort.$Shape} ServicePort
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ServicePort & weft.v1.ServicePort.$Shape;

            /**
             * Creates a ServicePort message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ServicePort
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ServicePort;

            /**
             * Creates a plain object from a ServicePort message. Also converts values to other types if specified.
             * @param message ServicePort
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ServicePort, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ServicePort to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ServicePort
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ServicePort {

            /** Properties of a ServicePort. */
            interface $Properties {

                /** ServicePort id */
                id?: (number|Long|null);

                /** ServicePort name */
                name?: (string|null);

                /** ServicePort port */
                port?: (number|null);

                /** ServicePort protocol */
                protocol?: (string|null);

                /** ServicePort producerRoute */
                producerRoute?: (string|null);

                /** ServicePort consumerRoutes */
                consumerRoutes?: ({ [k: string]: string }|null);

                /** ServicePort endpoints */
                endpoints?: (weft.v1.EndpointCounts.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServicePort. */
            type $Shape = weft.v1.ServicePort.$Properties;
        }

        /**
         * Properties of an EndpointCounts.
         * @deprecated Use weft.v1.EndpointCounts.$Properties instead.
         */
        interface IEndpointCounts extends weft.v1.EndpointCounts.$Properties {
        }

        /** Represents an EndpointCounts. */
        class EndpointCounts {

            /**
             * Constructs a new EndpointCounts.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.EndpointCounts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EndpointCounts IPv4. */
            IPv4: number;

            /** EndpointCounts IPv6. */
            IPv6: number;

            /**
             * Creates a new EndpointCounts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EndpointCounts instance
             */
            static create(properties: weft.v1.EndpointCounts.$Shape): weft.v1.EndpointCounts & weft.v1.EndpointCounts.$Shape;
            static create(properties?: weft.v1.EndpointCounts.$Properties): weft.v1.EndpointCounts;

            /**
             * Encodes the specified EndpointCounts message. Does not implicitly {@link weft.v1.EndpointCounts.verify|verify} messages.
             * @param message EndpointCounts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.EndpointCounts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EndpointCounts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.EndpointCounts & weft.v1.EndpointCounts.$Shape} EndpointCounts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.EndpointCounts & weft.v1.EndpointCounts.$Shape;

            /**
             * Creates an EndpointCounts message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EndpointCounts
             */
            static fromObject(object: { [k: string]: any }): weft.v1.EndpointCounts;

            /**
             * Creates a plain object from an EndpointCounts message. Also converts values to other types if specified.
             * @param message EndpointCounts
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.EndpointCounts, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EndpointCounts to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for EndpointCounts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EndpointCounts {

            /** Properties of an EndpointCounts. */
            interface $Properties {

                /** EndpointCounts IPv4 */
                IPv4?: (number|null);

                /** EndpointCounts IPv6 */
                IPv6?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EndpointCounts. */
            type $Shape = weft.v1.EndpointCounts.$Properties;
        }

        /**
         * Properties of a RouteList.
         * @deprecated Use weft.v1.RouteList.$Properties instead.
         */
        interface IRouteList extends weft.v1.RouteList.$Properties {
        }

        /** Represents a RouteList. */
        class RouteList {

            /**
             * Constructs a new RouteList.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.RouteList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RouteList items. */
            items: weft.v1.RouteReport.$Properties[];

            /**
             * Creates a new RouteList instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RouteList instance
             */
            static create(properties: weft.v1.RouteList.$Shape): weft.v1.RouteList & weft.v1.RouteList.$Shape;
            static create(properties?: weft.v1.RouteList.$Properties): weft.v1.RouteList;

            /**
             * Encodes the specified RouteList message. Does not implicitly {@link weft.v1.RouteList.verify|verify} messages.
             * @param message RouteList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.RouteList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RouteList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.RouteList & weft.v1.RouteList.$Shape} RouteList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.RouteList & weft.v1.RouteList.$Shape;

            /**
             * Creates a RouteList message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RouteList
             */
            static fromObject(object: { [k: string]: any }): weft.v1.RouteList;

            /**
             * Creates a plain object from a RouteList message. Also converts values to other types if specified.
             * @param message RouteList
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.RouteList, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RouteList to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RouteList
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RouteList {

            /** Properties of a RouteList. */
            interface $Properties {

                /** RouteList items */
                items?: (weft.v1.RouteReport.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RouteList. */
            type $Shape = weft.v1.RouteList.$Properties;
        }

        /**
         * Properties of a RouteReport.
         * @deprecated Use weft.v1.RouteReport.$Properties instead.
         */
        interface IRouteReport extends weft.v1.RouteReport.$Properties {
        }

        /** Represents a RouteReport. */
        class RouteReport {

            /**
             * Constructs a new RouteReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.RouteReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RouteReport route. */
            route: string;

            /** RouteReport kind. */
            kind: string;

            /** RouteReport namespace. */
            namespace: string;

            /** RouteReport name. */
            name: string;

            /** RouteReport generation. */
            generation: (number|Long);

            /** RouteReport createdAtMs. */
            createdAtMs: (number|Long);

            /** RouteReport id. */
            id: (number|Long);

            /** RouteReport parents. */
            parents: weft.v1.RouteParent.$Properties[];

            /**
             * Creates a new RouteReport instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RouteReport instance
             */
            static create(properties: weft.v1.RouteReport.$Shape): weft.v1.RouteReport & weft.v1.RouteReport.$Shape;
            static create(properties?: weft.v1.RouteReport.$Properties): weft.v1.RouteReport;

            /**
             * Encodes the specified RouteReport message. Does not implicitly {@link weft.v1.RouteReport.verify|verify} messages.
             * @param message RouteReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.RouteReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RouteReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.RouteReport & weft.v1.RouteReport.$Shape} RouteReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.RouteReport & weft.v1.RouteReport.$Shape;

            /**
             * Creates a RouteReport message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RouteReport
             */
            static fromObject(object: { [k: string]: any }): weft.v1.RouteReport;

            /**
             * Creates a plain object from a RouteReport message. Also converts values to other types if specified.
             * @param message RouteReport
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.RouteReport, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RouteReport to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RouteReport
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RouteReport {

            /** Properties of a RouteReport. */
            interface $Properties {

                /** RouteReport route */
                route?: (string|null);

                /** RouteReport kind */
                kind?: (string|null);

                /** RouteReport namespace */
                namespace?: (string|null);

                /** RouteReport name */
                name?: (string|null);

                /** RouteReport generation */
                generation?: (number|Long|null);

                /** RouteReport createdAtMs */
                createdAtMs?: (number|Long|null);

                /** RouteReport id */
                id?: (number|Long|null);

                /** RouteReport parents */
                parents?: (weft.v1.RouteParent.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RouteReport. */
            type $Shape = weft.v1.RouteReport.$Properties;
        }

        /**
         * Properties of a RouteParent.
         * @deprecated Use weft.v1.RouteParent.$Properties instead.
         */
        interface IRouteParent extends weft.v1.RouteParent.$Properties {
        }

        /** Represents a RouteParent. */
        class RouteParent {

            /**
             * Constructs a new RouteParent.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.RouteParent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RouteParent parentRef. */
            parentRef?: (weft.v1.ParentRef.$Properties|null);

            /** RouteParent accepted. */
            accepted: boolean;

            /** RouteParent acceptedReason. */
            acceptedReason: string;

            /** RouteParent acceptedMessage. */
            acceptedMessage: string;

            /** RouteParent resolvedRefs. */
            resolvedRefs: boolean;

            /** RouteParent resolvedRefsReason. */
            resolvedRefsReason: string;

            /** RouteParent resolvedRefsMessage. */
            resolvedRefsMessage: string;

            /** RouteParent ports. */
            ports: number[];

            /** RouteParent beatenOn. */
            beatenOn: { [k: string]: string };

            /** RouteParent role. */
            role: string;

            /** RouteParent partiallyInvalid. */
            partiallyInvalid?: (string|null);

            /**
             * Creates a new RouteParent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RouteParent instance
             */
            static create(properties: weft.v1.RouteParent.$Shape): weft.v1.RouteParent & weft.v1.RouteParent.$Shape;
            static create(properties?: weft.v1.RouteParent.$Properties): weft.v1.RouteParent;

            /**
             * Encodes the specified RouteParent message. Does not implicitly {@link weft.v1.RouteParent.verify|verify} messages.
             * @param message RouteParent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.RouteParent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RouteParent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.RouteParent & weft.v1.RouteParent.$Shape} RouteParent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.RouteParent & weft.v1.RouteParent.$Shape;

            /**
             * Creates a RouteParent message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RouteParent
             */
            static fromObject(object: { [k: string]: any }): weft.v1.RouteParent;

            /**
             * Creates a plain object from a RouteParent message. Also converts values to other types if specified.
             * @param message RouteParent
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.RouteParent, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RouteParent to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RouteParent
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RouteParent {

            /** Properties of a RouteParent. */
            interface $Properties {

                /** RouteParent parentRef */
                parentRef?: (weft.v1.ParentRef.$Properties|null);

                /** RouteParent accepted */
                accepted?: (boolean|null);

                /** RouteParent acceptedReason */
                acceptedReason?: (string|null);

                /** RouteParent acceptedMessage */
                acceptedMessage?: (string|null);

                /** RouteParent resolvedRefs */
                resolvedRefs?: (boolean|null);

                /** RouteParent resolvedRefsReason */
                resolvedRefsReason?: (string|null);

                /** RouteParent resolvedRefsMessage */
                resolvedRefsMessage?: (string|null);

                /** RouteParent ports */
                ports?: (number[]|null);

                /** RouteParent beatenOn */
                beatenOn?: ({ [k: string]: string }|null);

                /** RouteParent role */
                role?: (string|null);

                /** RouteParent partiallyInvalid */
                partiallyInvalid?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RouteParent. */
            type $Shape = weft.v1.RouteParent.$Properties;
        }

        /**
         * Properties of a ParentRef.
         * @deprecated Use weft.v1.ParentRef.$Properties instead.
         */
        interface IParentRef extends weft.v1.ParentRef.$Properties {
        }

        /** Represents a ParentRef. */
        class ParentRef {

            /**
             * Constructs a new ParentRef.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ParentRef.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ParentRef group. */
            group: string;

            /** ParentRef kind. */
            kind: string;

            /** ParentRef namespace. */
            namespace: string;

            /** ParentRef name. */
            name: string;

            /** ParentRef sectionName. */
            sectionName?: (string|null);

            /** ParentRef port. */
            port?: (number|null);

            /**
             * Creates a new ParentRef instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ParentRef instance
             */
            static create(properties: weft.v1.ParentRef.$Shape): weft.v1.ParentRef & weft.v1.ParentRef.$Shape;
            static create(properties?: weft.v1.ParentRef.$Properties): weft.v1.ParentRef;

            /**
             * Encodes the specified ParentRef message. Does not implicitly {@link weft.v1.ParentRef.verify|verify} messages.
             * @param message ParentRef message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ParentRef.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ParentRef message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ParentRef & weft.v1.ParentRef.$Shape} ParentRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ParentRef & weft.v1.ParentRef.$Shape;

            /**
             * Creates a ParentRef message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ParentRef
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ParentRef;

            /**
             * Creates a plain object from a ParentRef message. Also converts values to other types if specified.
             * @param message ParentRef
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ParentRef, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ParentRef to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ParentRef
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ParentRef {

            /** Properties of a ParentRef. */
            interface $Properties {

                /** ParentRef group */
                group?: (string|null);

                /** ParentRef kind */
                kind?: (string|null);

                /** ParentRef namespace */
                namespace?: (string|null);

                /** ParentRef name */
                name?: (string|null);

                /** ParentRef sectionName */
                sectionName?: (string|null);

                /** ParentRef port */
                port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ParentRef. */
            type $Shape = weft.v1.ParentRef.$Properties;
        }

        /**
         * Properties of an ExplainQuery.
         * @deprecated Use weft.v1.ExplainQuery.$Properties instead.
         */
        interface IExplainQuery extends weft.v1.ExplainQuery.$Properties {
        }

        /** Represents an ExplainQuery. */
        class ExplainQuery {

            /**
             * Constructs a new ExplainQuery.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ExplainQuery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainQuery service. */
            service: string;

            /** ExplainQuery port. */
            port: number;

            /** ExplainQuery protocol. */
            protocol?: (string|null);

            /** ExplainQuery fromPod. */
            fromPod?: (string|null);

            /**
             * Creates a new ExplainQuery instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExplainQuery instance
             */
            static create(properties: weft.v1.ExplainQuery.$Shape): weft.v1.ExplainQuery & weft.v1.ExplainQuery.$Shape;
            static create(properties?: weft.v1.ExplainQuery.$Properties): weft.v1.ExplainQuery;

            /**
             * Encodes the specified ExplainQuery message. Does not implicitly {@link weft.v1.ExplainQuery.verify|verify} messages.
             * @param message ExplainQuery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ExplainQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainQuery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ExplainQuery & weft.v1.ExplainQuery.$Shape} ExplainQuery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ExplainQuery & weft.v1.ExplainQuery.$Shape;

            /**
             * Creates an ExplainQuery message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExplainQuery
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ExplainQuery;

            /**
             * Creates a plain object from an ExplainQuery message. Also converts values to other types if specified.
             * @param message ExplainQuery
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ExplainQuery, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExplainQuery to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ExplainQuery
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ExplainQuery {

            /** Properties of an ExplainQuery. */
            interface $Properties {

                /** ExplainQuery service */
                service?: (string|null);

                /** ExplainQuery port */
                port?: (number|null);

                /** ExplainQuery protocol */
                protocol?: (string|null);

                /** ExplainQuery fromPod */
                fromPod?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainQuery. */
            type $Shape = weft.v1.ExplainQuery.$Properties;
        }

        /**
         * Properties of an Explanation.
         * @deprecated Use weft.v1.Explanation.$Properties instead.
         */
        interface IExplanation extends weft.v1.Explanation.$Properties {
        }

        /** Represents an Explanation. */
        class Explanation {

            /**
             * Constructs a new Explanation.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Explanation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Explanation service. */
            service: string;

            /** Explanation port. */
            port: number;

            /** Explanation client. */
            client: string;

            /** Explanation frontends. */
            frontends: weft.v1.ExplainedFrontend.$Properties[];

            /**
             * Creates a new Explanation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Explanation instance
             */
            static create(properties: weft.v1.Explanation.$Shape): weft.v1.Explanation & weft.v1.Explanation.$Shape;
            static create(properties?: weft.v1.Explanation.$Properties): weft.v1.Explanation;

            /**
             * Encodes the specified Explanation message. Does not implicitly {@link weft.v1.Explanation.verify|verify} messages.
             * @param message Explanation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Explanation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Explanation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Explanation & weft.v1.Explanation.$Shape} Explanation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Explanation & weft.v1.Explanation.$Shape;

            /**
             * Creates an Explanation message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Explanation
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Explanation;

            /**
             * Creates a plain object from an Explanation message. Also converts values to other types if specified.
             * @param message Explanation
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Explanation, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Explanation to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Explanation
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Explanation {

            /** Properties of an Explanation. */
            interface $Properties {

                /** Explanation service */
                service?: (string|null);

                /** Explanation port */
                port?: (number|null);

                /** Explanation client */
                client?: (string|null);

                /** Explanation frontends */
                frontends?: (weft.v1.ExplainedFrontend.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Explanation. */
            type $Shape = weft.v1.Explanation.$Properties;
        }

        /**
         * Properties of an ExplainedFrontend.
         * @deprecated Use weft.v1.ExplainedFrontend.$Properties instead.
         */
        interface IExplainedFrontend extends weft.v1.ExplainedFrontend.$Properties {
        }

        /** Represents an ExplainedFrontend. */
        class ExplainedFrontend {

            /**
             * Constructs a new ExplainedFrontend.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ExplainedFrontend.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainedFrontend address. */
            address: string;

            /** ExplainedFrontend port. */
            port: number;

            /** ExplainedFrontend protocol. */
            protocol: string;

            /** ExplainedFrontend claimed. */
            claimed: boolean;

            /** ExplainedFrontend because. */
            because: string;

            /** ExplainedFrontend route. */
            route?: (string|null);

            /** ExplainedFrontend candidates. */
            candidates: weft.v1.ExplainedCandidate.$Properties[];

            /** ExplainedFrontend backends. */
            backends: weft.v1.ExplainedBackend.$Properties[];

            /**
             * Creates a new ExplainedFrontend instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExplainedFrontend instance
             */
            static create(properties: weft.v1.ExplainedFrontend.$Shape): weft.v1.ExplainedFrontend & weft.v1.ExplainedFrontend.$Shape;
            static create(properties?: weft.v1.ExplainedFrontend.$Properties): weft.v1.ExplainedFrontend;

            /**
             * Encodes the specified ExplainedFrontend message. Does not implicitly {@link weft.v1.ExplainedFrontend.verify|verify} messages.
             * @param message ExplainedFrontend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ExplainedFrontend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainedFrontend message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedFrontend & weft.v1.ExplainedFrontend.$Shape} ExplainedFrontend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ExplainedFrontend & weft.v1.ExplainedFrontend.$Shape;

            /**
             * Creates an ExplainedFrontend message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExplainedFrontend
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ExplainedFrontend;

            /**
             * Creates a plain object from an ExplainedFrontend message. Also converts values to other types if specified.
             * @param message ExplainedFrontend
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ExplainedFrontend, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExplainedFrontend to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ExplainedFrontend
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ExplainedFrontend {

            /** Properties of an ExplainedFrontend. */
            interface $Properties {

                /** ExplainedFrontend address */
                address?: (string|null);

                /** ExplainedFrontend port */
                port?: (number|null);

                /** ExplainedFrontend protocol */
                protocol?: (string|null);

                /** ExplainedFrontend claimed */
                claimed?: (boolean|null);

                /** ExplainedFrontend because */
                because?: (string|null);

                /** ExplainedFrontend route */
                route?: (string|null);

                /** ExplainedFrontend candidates */
                candidates?: (weft.v1.ExplainedCandidate.$Properties[]|null);

                /** ExplainedFrontend backends */
                backends?: (weft.v1.ExplainedBackend.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainedFrontend. */
            type $Shape = weft.v1.ExplainedFrontend.$Properties;
        }

        /**
         * Properties of an ExplainedCandidate.
         * @deprecated Use weft.v1.ExplainedCandidate.$Properties instead.
         */
        interface IExplainedCandidate extends weft.v1.ExplainedCandidate.$Properties {
        }

        /** Represents an ExplainedCandidate. */
        class ExplainedCandidate {

            /**
             * Constructs a new ExplainedCandidate.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ExplainedCandidate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainedCandidate route. */
            route: string;

            /** ExplainedCandidate role. */
            role: string;

            /** ExplainedCandidate createdAtMs. */
            createdAtMs: (number|Long);

            /** ExplainedCandidate wins. */
            wins: boolean;

            /** ExplainedCandidate because. */
            because: string;

            /**
             * Creates a new ExplainedCandidate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExplainedCandidate instance
             */
            static create(properties: weft.v1.ExplainedCandidate.$Shape): weft.v1.ExplainedCandidate & weft.v1.ExplainedCandidate.$Shape;
            static create(properties?: weft.v1.ExplainedCandidate.$Properties): weft.v1.ExplainedCandidate;

            /**
             * Encodes the specified ExplainedCandidate message. Does not implicitly {@link weft.v1.ExplainedCandidate.verify|verify} messages.
             * @param message ExplainedCandidate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ExplainedCandidate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainedCandidate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedCandidate & weft.v1.ExplainedCandidate.$Shape} ExplainedCandidate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ExplainedCandidate & weft.v1.ExplainedCandidate.$Shape;

            /**
             * Creates an ExplainedCandidate message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExplainedCandidate
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ExplainedCandidate;

            /**
             * Creates a plain object from an ExplainedCandidate message. Also converts values to other types if specified.
             * @param message ExplainedCandidate
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ExplainedCandidate, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExplainedCandidate to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ExplainedCandidate
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ExplainedCandidate {

            /** Properties of an ExplainedCandidate. */
            interface $Properties {

                /** ExplainedCandidate route */
                route?: (string|null);

                /** ExplainedCandidate role */
                role?: (string|null);

                /** ExplainedCandidate createdAtMs */
                createdAtMs?: (number|Long|null);

                /** ExplainedCandidate wins */
                wins?: (boolean|null);

                /** ExplainedCandidate because */
                because?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainedCandidate. */
            type $Shape = weft.v1.ExplainedCandidate.$Properties;
        }

        /**
         * Properties of an ExplainedBackend.
         * @deprecated Use weft.v1.ExplainedBackend.$Properties instead.
         */
        interface IExplainedBackend extends weft.v1.ExplainedBackend.$Properties {
        }

        /** Represents an ExplainedBackend. */
        class ExplainedBackend {

            /**
             * Constructs a new ExplainedBackend.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ExplainedBackend.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainedBackend backend. */
            backend: string;

            /** ExplainedBackend weight. */
            weight: number;

            /** ExplainedBackend share. */
            share?: (weft.v1.Fraction.$Properties|null);

            /** ExplainedBackend refused. */
            refused?: (string|null);

            /** ExplainedBackend message. */
            message: string;

            /** ExplainedBackend endpoints. */
            endpoints: weft.v1.ExplainedEndpoint.$Properties[];

            /**
             * Creates a new ExplainedBackend instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExplainedBackend instance
             */
            static create(properties: weft.v1.ExplainedBackend.$Shape): weft.v1.ExplainedBackend & weft.v1.ExplainedBackend.$Shape;
            static create(properties?: weft.v1.ExplainedBackend.$Properties): weft.v1.ExplainedBackend;

            /**
             * Encodes the specified ExplainedBackend message. Does not implicitly {@link weft.v1.ExplainedBackend.verify|verify} messages.
             * @param message ExplainedBackend message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ExplainedBackend.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainedBackend message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedBackend & weft.v1.ExplainedBackend.$Shape} ExplainedBackend
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ExplainedBackend & weft.v1.ExplainedBackend.$Shape;

            /**
             * Creates an ExplainedBackend message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExplainedBackend
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ExplainedBackend;

            /**
             * Creates a plain object from an ExplainedBackend message. Also converts values to other types if specified.
             * @param message ExplainedBackend
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ExplainedBackend, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExplainedBackend to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ExplainedBackend
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ExplainedBackend {

            /** Properties of an ExplainedBackend. */
            interface $Properties {

                /** ExplainedBackend backend */
                backend?: (string|null);

                /** ExplainedBackend weight */
                weight?: (number|null);

                /** ExplainedBackend share */
                share?: (weft.v1.Fraction.$Properties|null);

                /** ExplainedBackend refused */
                refused?: (string|null);

                /** ExplainedBackend message */
                message?: (string|null);

                /** ExplainedBackend endpoints */
                endpoints?: (weft.v1.ExplainedEndpoint.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainedBackend. */
            type $Shape = weft.v1.ExplainedBackend.$Properties;
        }

        /**
         * Properties of an ExplainedEndpoint.
         * @deprecated Use weft.v1.ExplainedEndpoint.$Properties instead.
         */
        interface IExplainedEndpoint extends weft.v1.ExplainedEndpoint.$Properties {
        }

        /** Represents an ExplainedEndpoint. */
        class ExplainedEndpoint {

            /**
             * Constructs a new ExplainedEndpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ExplainedEndpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExplainedEndpoint address. */
            address: string;

            /** ExplainedEndpoint port. */
            port: number;

            /** ExplainedEndpoint share. */
            share?: (weft.v1.Fraction.$Properties|null);

            /**
             * Creates a new ExplainedEndpoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExplainedEndpoint instance
             */
            static create(properties: weft.v1.ExplainedEndpoint.$Shape): weft.v1.ExplainedEndpoint & weft.v1.ExplainedEndpoint.$Shape;
            static create(properties?: weft.v1.ExplainedEndpoint.$Properties): weft.v1.ExplainedEndpoint;

            /**
             * Encodes the specified ExplainedEndpoint message. Does not implicitly {@link weft.v1.ExplainedEndpoint.verify|verify} messages.
             * @param message ExplainedEndpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ExplainedEndpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExplainedEndpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ExplainedEndpoint & weft.v1.ExplainedEndpoint.$Shape} ExplainedEndpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ExplainedEndpoint & weft.v1.ExplainedEndpoint.$Shape;

            /**
             * Creates an ExplainedEndpoint message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ExplainedEndpoint
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ExplainedEndpoint;

            /**
             * Creates a plain object from an ExplainedEndpoint message. Also converts values to other types if specified.
             * @param message ExplainedEndpoint
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ExplainedEndpoint, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ExplainedEndpoint to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ExplainedEndpoint
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ExplainedEndpoint {

            /** Properties of an ExplainedEndpoint. */
            interface $Properties {

                /** ExplainedEndpoint address */
                address?: (string|null);

                /** ExplainedEndpoint port */
                port?: (number|null);

                /** ExplainedEndpoint share */
                share?: (weft.v1.Fraction.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExplainedEndpoint. */
            type $Shape = weft.v1.ExplainedEndpoint.$Properties;
        }

        /**
         * Properties of a Fraction.
         * @deprecated Use weft.v1.Fraction.$Properties instead.
         */
        interface IFraction extends weft.v1.Fraction.$Properties {
        }

        /** Represents a Fraction. */
        class Fraction {

            /**
             * Constructs a new Fraction.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Fraction.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Fraction numerator. */
            numerator: string;

            /** Fraction denominator. */
            denominator: string;

            /**
             * Creates a new Fraction instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Fraction instance
             */
            static create(properties: weft.v1.Fraction.$Shape): weft.v1.Fraction & weft.v1.Fraction.$Shape;
            static create(properties?: weft.v1.Fraction.$Properties): weft.v1.Fraction;

            /**
             * Encodes the specified Fraction message. Does not implicitly {@link weft.v1.Fraction.verify|verify} messages.
             * @param message Fraction message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Fraction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Fraction message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Fraction & weft.v1.Fraction.$Shape} Fraction
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Fraction & weft.v1.Fraction.$Shape;

            /**
             * Creates a Fraction message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Fraction
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Fraction;

            /**
             * Creates a plain object from a Fraction message. Also converts values to other types if specified.
             * @param message Fraction
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Fraction, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Fraction to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Fraction
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Fraction {

            /** Properties of a Fraction. */
            interface $Properties {

                /** Fraction numerator */
                numerator?: (string|null);

                /** Fraction denominator */
                denominator?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Fraction. */
            type $Shape = weft.v1.Fraction.$Properties;
        }

        /**
         * Properties of a WorkloadList.
         * @deprecated Use weft.v1.WorkloadList.$Properties instead.
         */
        interface IWorkloadList extends weft.v1.WorkloadList.$Properties {
        }

        /** Represents a WorkloadList. */
        class WorkloadList {

            /**
             * Constructs a new WorkloadList.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.WorkloadList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadList items. */
            items: weft.v1.Workload.$Properties[];

            /**
             * Creates a new WorkloadList instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadList instance
             */
            static create(properties: weft.v1.WorkloadList.$Shape): weft.v1.WorkloadList & weft.v1.WorkloadList.$Shape;
            static create(properties?: weft.v1.WorkloadList.$Properties): weft.v1.WorkloadList;

            /**
             * Encodes the specified WorkloadList message. Does not implicitly {@link weft.v1.WorkloadList.verify|verify} messages.
             * @param message WorkloadList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.WorkloadList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.WorkloadList & weft.v1.WorkloadList.$Shape} WorkloadList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.WorkloadList & weft.v1.WorkloadList.$Shape;

            /**
             * Creates a WorkloadList message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WorkloadList
             */
            static fromObject(object: { [k: string]: any }): weft.v1.WorkloadList;

            /**
             * Creates a plain object from a WorkloadList message. Also converts values to other types if specified.
             * @param message WorkloadList
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.WorkloadList, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WorkloadList to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for WorkloadList
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WorkloadList {

            /** Properties of a WorkloadList. */
            interface $Properties {

                /** WorkloadList items */
                items?: (weft.v1.Workload.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadList. */
            type $Shape = weft.v1.WorkloadList.$Properties;
        }

        /**
         * Properties of a Workload.
         * @deprecated Use weft.v1.Workload.$Properties instead.
         */
        interface IWorkload extends weft.v1.Workload.$Properties {
        }

        /** Represents a Workload. */
        class Workload {

            /**
             * Constructs a new Workload.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Workload.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Workload pod. */
            pod: string;

            /** Workload ips. */
            ips: string[];

            /** Workload optedInBy. */
            optedInBy: string;

            /** Workload state. */
            state: string;

            /** Workload interface. */
            interface?: (string|null);

            /** Workload ifindex. */
            ifindex?: (number|null);

            /** Workload how. */
            how: string;

            /** Workload attached. */
            attached?: (string|null);

            /** Workload cgroup. */
            cgroup?: (string|null);

            /**
             * Creates a new Workload instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Workload instance
             */
            static create(properties: weft.v1.Workload.$Shape): weft.v1.Workload & weft.v1.Workload.$Shape;
            static create(properties?: weft.v1.Workload.$Properties): weft.v1.Workload;

            /**
             * Encodes the specified Workload message. Does not implicitly {@link weft.v1.Workload.verify|verify} messages.
             * @param message Workload message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Workload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Workload message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Workload & weft.v1.Workload.$Shape} Workload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Workload & weft.v1.Workload.$Shape;

            /**
             * Creates a Workload message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Workload
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Workload;

            /**
             * Creates a plain object from a Workload message. Also converts values to other types if specified.
             * @param message Workload
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Workload, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Workload to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Workload
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Workload {

            /** Properties of a Workload. */
            interface $Properties {

                /** Workload pod */
                pod?: (string|null);

                /** Workload ips */
                ips?: (string[]|null);

                /** Workload optedInBy */
                optedInBy?: (string|null);

                /** Workload state */
                state?: (string|null);

                /** Workload interface */
                "interface"?: (string|null);

                /** Workload ifindex */
                ifindex?: (number|null);

                /** Workload how */
                how?: (string|null);

                /** Workload attached */
                attached?: (string|null);

                /** Workload cgroup */
                cgroup?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Workload. */
            type $Shape = weft.v1.Workload.$Properties;
        }

        /**
         * Properties of a MapCheck.
         * @deprecated Use weft.v1.MapCheck.$Properties instead.
         */
        interface IMapCheck extends weft.v1.MapCheck.$Properties {
        }

        /** Represents a MapCheck. */
        class MapCheck {

            /**
             * Constructs a new MapCheck.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.MapCheck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapCheck against. */
            against: string;

            /** MapCheck rowsChecked. */
            rowsChecked: (number|Long);

            /** MapCheck differences. */
            differences: weft.v1.MapDifference.$Properties[];

            /**
             * Creates a new MapCheck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapCheck instance
             */
            static create(properties: weft.v1.MapCheck.$Shape): weft.v1.MapCheck & weft.v1.MapCheck.$Shape;
            static create(properties?: weft.v1.MapCheck.$Properties): weft.v1.MapCheck;

            /**
             * Encodes the specified MapCheck message. Does not implicitly {@link weft.v1.MapCheck.verify|verify} messages.
             * @param message MapCheck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.MapCheck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapCheck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.MapCheck & weft.v1.MapCheck.$Shape} MapCheck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.MapCheck & weft.v1.MapCheck.$Shape;

            /**
             * Creates a MapCheck message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MapCheck
             */
            static fromObject(object: { [k: string]: any }): weft.v1.MapCheck;

            /**
             * Creates a plain object from a MapCheck message. Also converts values to other types if specified.
             * @param message MapCheck
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.MapCheck, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MapCheck to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for MapCheck
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapCheck {

            /** Properties of a MapCheck. */
            interface $Properties {

                /** MapCheck against */
                against?: (string|null);

                /** MapCheck rowsChecked */
                rowsChecked?: (number|Long|null);

                /** MapCheck differences */
                differences?: (weft.v1.MapDifference.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapCheck. */
            type $Shape = weft.v1.MapCheck.$Properties;
        }

        /**
         * Properties of a MapDifference.
         * @deprecated Use weft.v1.MapDifference.$Properties instead.
         */
        interface IMapDifference extends weft.v1.MapDifference.$Properties {
        }

        /** Represents a MapDifference. */
        class MapDifference {

            /**
             * Constructs a new MapDifference.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.MapDifference.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MapDifference map. */
            map: string;

            /** MapDifference kind. */
            kind: string;

            /** MapDifference key. */
            key: string;

            /** MapDifference expected. */
            expected?: (string|null);

            /** MapDifference actual. */
            actual?: (string|null);

            /**
             * Creates a new MapDifference instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MapDifference instance
             */
            static create(properties: weft.v1.MapDifference.$Shape): weft.v1.MapDifference & weft.v1.MapDifference.$Shape;
            static create(properties?: weft.v1.MapDifference.$Properties): weft.v1.MapDifference;

            /**
             * Encodes the specified MapDifference message. Does not implicitly {@link weft.v1.MapDifference.verify|verify} messages.
             * @param message MapDifference message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.MapDifference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MapDifference message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.MapDifference & weft.v1.MapDifference.$Shape} MapDifference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.MapDifference & weft.v1.MapDifference.$Shape;

            /**
             * Creates a MapDifference message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MapDifference
             */
            static fromObject(object: { [k: string]: any }): weft.v1.MapDifference;

            /**
             * Creates a plain object from a MapDifference message. Also converts values to other types if specified.
             * @param message MapDifference
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.MapDifference, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MapDifference to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for MapDifference
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MapDifference {

            /** Properties of a MapDifference. */
            interface $Properties {

                /** MapDifference map */
                map?: (string|null);

                /** MapDifference kind */
                kind?: (string|null);

                /** MapDifference key */
                key?: (string|null);

                /** MapDifference expected */
                expected?: (string|null);

                /** MapDifference actual */
                actual?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MapDifference. */
            type $Shape = weft.v1.MapDifference.$Properties;
        }

        /**
         * Properties of an Encryption.
         * @deprecated Use weft.v1.Encryption.$Properties instead.
         */
        interface IEncryption extends weft.v1.Encryption.$Properties {
        }

        /** Represents an Encryption. */
        class Encryption {

            /**
             * Constructs a new Encryption.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.Encryption.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Encryption mode. */
            mode: string;

            /** Encryption scope. */
            scope: string;

            /** Encryption strict. */
            strict: boolean;

            /** Encryption device. */
            device?: (weft.v1.EncryptionDevice.$Properties|null);

            /** Encryption peers. */
            peers: weft.v1.EncryptionPeer.$Properties[];

            /** Encryption clearText. */
            clearText: weft.v1.ClearText.$Properties[];

            /** Encryption problems. */
            problems: string[];

            /** Encryption packets. */
            packets?: (weft.v1.EncryptionPackets.$Properties|null);

            /** Encryption failure. */
            failure?: (string|null);

            /**
             * Creates a new Encryption instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Encryption instance
             */
            static create(properties: weft.v1.Encryption.$Shape): weft.v1.Encryption & weft.v1.Encryption.$Shape;
            static create(properties?: weft.v1.Encryption.$Properties): weft.v1.Encryption;

            /**
             * Encodes the specified Encryption message. Does not implicitly {@link weft.v1.Encryption.verify|verify} messages.
             * @param message Encryption message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.Encryption.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Encryption message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.Encryption & weft.v1.Encryption.$Shape} Encryption
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.Encryption & weft.v1.Encryption.$Shape;

            /**
             * Creates an Encryption message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Encryption
             */
            static fromObject(object: { [k: string]: any }): weft.v1.Encryption;

            /**
             * Creates a plain object from an Encryption message. Also converts values to other types if specified.
             * @param message Encryption
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.Encryption, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Encryption to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Encryption
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Encryption {

            /** Properties of an Encryption. */
            interface $Properties {

                /** Encryption mode */
                mode?: (string|null);

                /** Encryption scope */
                scope?: (string|null);

                /** Encryption strict */
                strict?: (boolean|null);

                /** Encryption device */
                device?: (weft.v1.EncryptionDevice.$Properties|null);

                /** Encryption peers */
                peers?: (weft.v1.EncryptionPeer.$Properties[]|null);

                /** Encryption clearText */
                clearText?: (weft.v1.ClearText.$Properties[]|null);

                /** Encryption problems */
                problems?: (string[]|null);

                /** Encryption packets */
                packets?: (weft.v1.EncryptionPackets.$Properties|null);

                /** Encryption failure */
                failure?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Encryption. */
            type $Shape = weft.v1.Encryption.$Properties;
        }

        /**
         * Properties of an EncryptionDevice.
         * @deprecated Use weft.v1.EncryptionDevice.$Properties instead.
         */
        interface IEncryptionDevice extends weft.v1.EncryptionDevice.$Properties {
        }

        /** Represents an EncryptionDevice. */
        class EncryptionDevice {

            /**
             * Constructs a new EncryptionDevice.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.EncryptionDevice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EncryptionDevice name. */
            name: string;

            /** EncryptionDevice ifindex. */
            ifindex: number;

            /** EncryptionDevice mtu. */
            mtu: number;

            /** EncryptionDevice kind. */
            kind: string;

            /** EncryptionDevice publicKey. */
            publicKey: string;

            /** EncryptionDevice port. */
            port: number;

            /**
             * Creates a new EncryptionDevice instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EncryptionDevice instance
             */
            static create(properties: weft.v1.EncryptionDevice.$Shape): weft.v1.EncryptionDevice & weft.v1.EncryptionDevice.$Shape;
            static create(properties?: weft.v1.EncryptionDevice.$Properties): weft.v1.EncryptionDevice;

            /**
             * Encodes the specified EncryptionDevice message. Does not implicitly {@link weft.v1.EncryptionDevice.verify|verify} messages.
             * @param message EncryptionDevice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.EncryptionDevice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EncryptionDevice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.EncryptionDevice & weft.v1.EncryptionDevice.$Shape} EncryptionDevice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.EncryptionDevice & weft.v1.EncryptionDevice.$Shape;

            /**
             * Creates an EncryptionDevice message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EncryptionDevice
             */
            static fromObject(object: { [k: string]: any }): weft.v1.EncryptionDevice;

            /**
             * Creates a plain object from an EncryptionDevice message. Also converts values to other types if specified.
             * @param message EncryptionDevice
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.EncryptionDevice, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EncryptionDevice to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for EncryptionDevice
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EncryptionDevice {

            /** Properties of an EncryptionDevice. */
            interface $Properties {

                /** EncryptionDevice name */
                name?: (string|null);

                /** EncryptionDevice ifindex */
                ifindex?: (number|null);

                /** EncryptionDevice mtu */
                mtu?: (number|null);

                /** EncryptionDevice kind */
                kind?: (string|null);

                /** EncryptionDevice publicKey */
                publicKey?: (string|null);

                /** EncryptionDevice port */
                port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EncryptionDevice. */
            type $Shape = weft.v1.EncryptionDevice.$Properties;
        }

        /**
         * Properties of an EncryptionPeer.
         * @deprecated Use weft.v1.EncryptionPeer.$Properties instead.
         */
        interface IEncryptionPeer extends weft.v1.EncryptionPeer.$Properties {
        }

        /** Represents an EncryptionPeer. */
        class EncryptionPeer {

            /**
             * Constructs a new EncryptionPeer.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.EncryptionPeer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EncryptionPeer node. */
            node: string;

            /** EncryptionPeer publicKey. */
            publicKey: string;

            /** EncryptionPeer endpoint. */
            endpoint: string;

            /** EncryptionPeer prefixes. */
            prefixes: string[];

            /** EncryptionPeer state. */
            state: string;

            /** EncryptionPeer handshakeAgeS. */
            handshakeAgeS?: (number|null);

            /** EncryptionPeer receivedBytes. */
            receivedBytes: (number|Long);

            /** EncryptionPeer sentBytes. */
            sentBytes: (number|Long);

            /**
             * Creates a new EncryptionPeer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EncryptionPeer instance
             */
            static create(properties: weft.v1.EncryptionPeer.$Shape): weft.v1.EncryptionPeer & weft.v1.EncryptionPeer.$Shape;
            static create(properties?: weft.v1.EncryptionPeer.$Properties): weft.v1.EncryptionPeer;

            /**
             * Encodes the specified EncryptionPeer message. Does not implicitly {@link weft.v1.EncryptionPeer.verify|verify} messages.
             * @param message EncryptionPeer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.EncryptionPeer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EncryptionPeer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.EncryptionPeer & weft.v1.EncryptionPeer.$Shape} EncryptionPeer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.EncryptionPeer & weft.v1.EncryptionPeer.$Shape;

            /**
             * Creates an EncryptionPeer message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EncryptionPeer
             */
            static fromObject(object: { [k: string]: any }): weft.v1.EncryptionPeer;

            /**
             * Creates a plain object from an EncryptionPeer message. Also converts values to other types if specified.
             * @param message EncryptionPeer
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.EncryptionPeer, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EncryptionPeer to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for EncryptionPeer
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EncryptionPeer {

            /** Properties of an EncryptionPeer. */
            interface $Properties {

                /** EncryptionPeer node */
                node?: (string|null);

                /** EncryptionPeer publicKey */
                publicKey?: (string|null);

                /** EncryptionPeer endpoint */
                endpoint?: (string|null);

                /** EncryptionPeer prefixes */
                prefixes?: (string[]|null);

                /** EncryptionPeer state */
                state?: (string|null);

                /** EncryptionPeer handshakeAgeS */
                handshakeAgeS?: (number|null);

                /** EncryptionPeer receivedBytes */
                receivedBytes?: (number|Long|null);

                /** EncryptionPeer sentBytes */
                sentBytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EncryptionPeer. */
            type $Shape = weft.v1.EncryptionPeer.$Properties;
        }

        /**
         * Properties of a ClearText.
         * @deprecated Use weft.v1.ClearText.$Properties instead.
         */
        interface IClearText extends weft.v1.ClearText.$Properties {
        }

        /** Represents a ClearText. */
        class ClearText {

            /**
             * Constructs a new ClearText.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.ClearText.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClearText node. */
            node: string;

            /** ClearText prefixes. */
            prefixes: string[];

            /** ClearText because. */
            because: string;

            /**
             * Creates a new ClearText instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ClearText instance
             */
            static create(properties: weft.v1.ClearText.$Shape): weft.v1.ClearText & weft.v1.ClearText.$Shape;
            static create(properties?: weft.v1.ClearText.$Properties): weft.v1.ClearText;

            /**
             * Encodes the specified ClearText message. Does not implicitly {@link weft.v1.ClearText.verify|verify} messages.
             * @param message ClearText message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.ClearText.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClearText message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.ClearText & weft.v1.ClearText.$Shape} ClearText
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.ClearText & weft.v1.ClearText.$Shape;

            /**
             * Creates a ClearText message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ClearText
             */
            static fromObject(object: { [k: string]: any }): weft.v1.ClearText;

            /**
             * Creates a plain object from a ClearText message. Also converts values to other types if specified.
             * @param message ClearText
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.ClearText, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ClearText to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ClearText
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ClearText {

            /** Properties of a ClearText. */
            interface $Properties {

                /** ClearText node */
                node?: (string|null);

                /** ClearText prefixes */
                prefixes?: (string[]|null);

                /** ClearText because */
                because?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClearText. */
            type $Shape = weft.v1.ClearText.$Properties;
        }

        /**
         * Properties of an EncryptionPackets.
         * @deprecated Use weft.v1.EncryptionPackets.$Properties instead.
         */
        interface IEncryptionPackets extends weft.v1.EncryptionPackets.$Properties {
        }

        /** Represents an EncryptionPackets. */
        class EncryptionPackets {

            /**
             * Constructs a new EncryptionPackets.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.EncryptionPackets.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EncryptionPackets sent. */
            sent: (number|Long);

            /** EncryptionPackets sentClear. */
            sentClear: (number|Long);

            /** EncryptionPackets received. */
            received: (number|Long);

            /** EncryptionPackets receivedClear. */
            receivedClear: (number|Long);

            /**
             * Creates a new EncryptionPackets instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EncryptionPackets instance
             */
            static create(properties: weft.v1.EncryptionPackets.$Shape): weft.v1.EncryptionPackets & weft.v1.EncryptionPackets.$Shape;
            static create(properties?: weft.v1.EncryptionPackets.$Properties): weft.v1.EncryptionPackets;

            /**
             * Encodes the specified EncryptionPackets message. Does not implicitly {@link weft.v1.EncryptionPackets.verify|verify} messages.
             * @param message EncryptionPackets message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.EncryptionPackets.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EncryptionPackets message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.EncryptionPackets & weft.v1.EncryptionPackets.$Shape} EncryptionPackets
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.EncryptionPackets & weft.v1.EncryptionPackets.$Shape;

            /**
             * Creates an EncryptionPackets message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EncryptionPackets
             */
            static fromObject(object: { [k: string]: any }): weft.v1.EncryptionPackets;

            /**
             * Creates a plain object from an EncryptionPackets message. Also converts values to other types if specified.
             * @param message EncryptionPackets
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.EncryptionPackets, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EncryptionPackets to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for EncryptionPackets
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace EncryptionPackets {

            /** Properties of an EncryptionPackets. */
            interface $Properties {

                /** EncryptionPackets sent */
                sent?: (number|Long|null);

                /** EncryptionPackets sentClear */
                sentClear?: (number|Long|null);

                /** EncryptionPackets received */
                received?: (number|Long|null);

                /** EncryptionPackets receivedClear */
                receivedClear?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EncryptionPackets. */
            type $Shape = weft.v1.EncryptionPackets.$Properties;
        }

        /**
         * Properties of a NewKey.
         * @deprecated Use weft.v1.NewKey.$Properties instead.
         */
        interface INewKey extends weft.v1.NewKey.$Properties {
        }

        /** Represents a NewKey. */
        class NewKey {

            /**
             * Constructs a new NewKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: weft.v1.NewKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NewKey publicKey. */
            publicKey: string;

            /**
             * Creates a new NewKey instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NewKey instance
             */
            static create(properties: weft.v1.NewKey.$Shape): weft.v1.NewKey & weft.v1.NewKey.$Shape;
            static create(properties?: weft.v1.NewKey.$Properties): weft.v1.NewKey;

            /**
             * Encodes the specified NewKey message. Does not implicitly {@link weft.v1.NewKey.verify|verify} messages.
             * @param message NewKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: weft.v1.NewKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NewKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {weft.v1.NewKey & weft.v1.NewKey.$Shape} NewKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): weft.v1.NewKey & weft.v1.NewKey.$Shape;

            /**
             * Creates a NewKey message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns NewKey
             */
            static fromObject(object: { [k: string]: any }): weft.v1.NewKey;

            /**
             * Creates a plain object from a NewKey message. Also converts values to other types if specified.
             * @param message NewKey
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: weft.v1.NewKey, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this NewKey to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for NewKey
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace NewKey {

            /** Properties of a NewKey. */
            interface $Properties {

                /** NewKey publicKey */
                publicKey?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NewKey. */
            type $Shape = weft.v1.NewKey.$Properties;
        }
    }
}
