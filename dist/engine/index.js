import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9979:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Typed array constructor which returns a typed array representing an array of double-precision floating-point numbers in the platform byte order.
*
* @module @stdlib/array-float64
*
* @example
* var ctor = require( '@stdlib/array-float64' );
*
* var arr = new ctor( 10 );
* // returns <Float64Array>
*/

// MODULES //

var hasFloat64ArraySupport = __nccwpck_require__( 9714 );
var builtin = __nccwpck_require__( 5878 );
var polyfill = __nccwpck_require__( 8520 );


// MAIN //

var ctor;
if ( hasFloat64ArraySupport() ) {
	ctor = builtin;
} else {
	ctor = polyfill;
}


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 5878:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var ctor = ( typeof Float64Array === 'function' ) ? Float64Array : void 0; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 8520:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// TODO: write polyfill

// MAIN //

/**
* Typed array which represents an array of double-precision floating-point numbers in the platform byte order.
*
* @throws {Error} not implemented
*/
function polyfill() {
	throw new Error( 'not implemented' );
}


// EXPORTS //

module.exports = polyfill;


/***/ }),

/***/ 4826:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Typed array constructor which returns a typed array representing an array of 16-bit unsigned integers in the platform byte order.
*
* @module @stdlib/array-uint16
*
* @example
* var ctor = require( '@stdlib/array-uint16' );
*
* var arr = new ctor( 10 );
* // returns <Uint16Array>
*/

// MODULES //

var hasUint16ArraySupport = __nccwpck_require__( 7994 );
var builtin = __nccwpck_require__( 3405 );
var polyfill = __nccwpck_require__( 523 );


// MAIN //

var ctor;
if ( hasUint16ArraySupport() ) {
	ctor = builtin;
} else {
	ctor = polyfill;
}


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 3405:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var ctor = ( typeof Uint16Array === 'function' ) ? Uint16Array : void 0; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 523:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// TODO: write polyfill

// MAIN //

/**
* Typed array which represents an array of 16-bit unsigned integers in the platform byte order.
*
* @throws {Error} not implemented
*/
function polyfill() {
	throw new Error( 'not implemented' );
}


// EXPORTS //

module.exports = polyfill;


/***/ }),

/***/ 7096:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Typed array constructor which returns a typed array representing an array of 32-bit unsigned integers in the platform byte order.
*
* @module @stdlib/array-uint32
*
* @example
* var ctor = require( '@stdlib/array-uint32' );
*
* var arr = new ctor( 10 );
* // returns <Uint32Array>
*/

// MODULES //

var hasUint32ArraySupport = __nccwpck_require__( 4171 );
var builtin = __nccwpck_require__( 2399 );
var polyfill = __nccwpck_require__( 3689 );


// MAIN //

var ctor;
if ( hasUint32ArraySupport() ) {
	ctor = builtin;
} else {
	ctor = polyfill;
}


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 2399:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var ctor = ( typeof Uint32Array === 'function' ) ? Uint32Array : void 0; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 3689:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// TODO: write polyfill

// MAIN //

/**
* Typed array which represents an array of 32-bit unsigned integers in the platform byte order.
*
* @throws {Error} not implemented
*/
function polyfill() {
	throw new Error( 'not implemented' );
}


// EXPORTS //

module.exports = polyfill;


/***/ }),

/***/ 5183:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Typed array constructor which returns a typed array representing an array of 8-bit unsigned integers in the platform byte order.
*
* @module @stdlib/array-uint8
*
* @example
* var ctor = require( '@stdlib/array-uint8' );
*
* var arr = new ctor( 10 );
* // returns <Uint8Array>
*/

// MODULES //

var hasUint8ArraySupport = __nccwpck_require__( 4246 );
var builtin = __nccwpck_require__( 8570 );
var polyfill = __nccwpck_require__( 7540 );


// MAIN //

var ctor;
if ( hasUint8ArraySupport() ) {
	ctor = builtin;
} else {
	ctor = polyfill;
}


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 8570:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var ctor = ( typeof Uint8Array === 'function' ) ? Uint8Array : void 0; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = ctor;


/***/ }),

/***/ 7540:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// TODO: write polyfill

// MAIN //

/**
* Typed array which represents an array of 8-bit unsigned integers in the platform byte order.
*
* @throws {Error} not implemented
*/
function polyfill() {
	throw new Error( 'not implemented' );
}


// EXPORTS //

module.exports = polyfill;


/***/ }),

/***/ 5265:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var main = ( typeof Float64Array === 'function' ) ? Float64Array : null; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 9714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test for native `Float64Array` support.
*
* @module @stdlib/assert-has-float64array-support
*
* @example
* var hasFloat64ArraySupport = require( '@stdlib/assert-has-float64array-support' );
*
* var bool = hasFloat64ArraySupport();
* // returns <boolean>
*/

// MODULES //

var hasFloat64ArraySupport = __nccwpck_require__( 6405 );


// EXPORTS //

module.exports = hasFloat64ArraySupport;


/***/ }),

/***/ 6405:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isFloat64Array = __nccwpck_require__( 5672 );
var GlobalFloat64Array = __nccwpck_require__( 5265 );


// MAIN //

/**
* Tests for native `Float64Array` support.
*
* @returns {boolean} boolean indicating if an environment has `Float64Array` support
*
* @example
* var bool = hasFloat64ArraySupport();
* // returns <boolean>
*/
function hasFloat64ArraySupport() {
	var bool;
	var arr;

	if ( typeof GlobalFloat64Array !== 'function' ) {
		return false;
	}
	// Test basic support...
	try {
		arr = new GlobalFloat64Array( [ 1.0, 3.14, -3.14, NaN ] );
		bool = (
			isFloat64Array( arr ) &&
			arr[ 0 ] === 1.0 &&
			arr[ 1 ] === 3.14 &&
			arr[ 2 ] === -3.14 &&
			arr[ 3 ] !== arr[ 3 ]
		);
	} catch ( err ) { // eslint-disable-line no-unused-vars
		bool = false;
	}
	return bool;
}


// EXPORTS //

module.exports = hasFloat64ArraySupport;


/***/ }),

/***/ 1907:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test whether an object has a specified property.
*
* @module @stdlib/assert-has-own-property
*
* @example
* var hasOwnProp = require( '@stdlib/assert-has-own-property' );
*
* var beep = {
*     'boop': true
* };
*
* var bool = hasOwnProp( beep, 'boop' );
* // returns true
*
* bool = hasOwnProp( beep, 'bop' );
* // returns false
*/

// MODULES //

var main = __nccwpck_require__( 4270 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 4270:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// FUNCTIONS //

var has = Object.prototype.hasOwnProperty;


// MAIN //

/**
* Tests if an object has a specified property.
*
* @param {*} value - value to test
* @param {*} property - property to test
* @returns {boolean} boolean indicating if an object has a specified property
*
* @example
* var beep = {
*     'boop': true
* };
*
* var bool = hasOwnProp( beep, 'boop' );
* // returns true
*
* @example
* var beep = {
*     'boop': true
* };
*
* var bool = hasOwnProp( beep, 'bap' );
* // returns false
*/
function hasOwnProp( value, property ) {
	if (
		value === void 0 ||
		value === null
	) {
		return false;
	}
	return has.call( value, property );
}


// EXPORTS //

module.exports = hasOwnProp;


/***/ }),

/***/ 5547:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test for native `Symbol` support.
*
* @module @stdlib/assert-has-symbol-support
*
* @example
* var hasSymbolSupport = require( '@stdlib/assert-has-symbol-support' );
*
* var bool = hasSymbolSupport();
* // returns <boolean>
*/

// MODULES //

var main = __nccwpck_require__( 166 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 166:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

/**
* Tests for native `Symbol` support.
*
* @returns {boolean} boolean indicating if an environment has `Symbol` support
*
* @example
* var bool = hasSymbolSupport();
* // returns <boolean>
*/
function hasSymbolSupport() {
	return (
		typeof Symbol === 'function' &&
		typeof Symbol( 'foo' ) === 'symbol'
	);
}


// EXPORTS //

module.exports = hasSymbolSupport;


/***/ }),

/***/ 9501:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test for native `toStringTag` support.
*
* @module @stdlib/assert-has-tostringtag-support
*
* @example
* var hasToStringTagSupport = require( '@stdlib/assert-has-tostringtag-support' );
*
* var bool = hasToStringTagSupport();
* // returns <boolean>
*/

// MODULES //

var main = __nccwpck_require__( 6284 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 6284:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var hasSymbols = __nccwpck_require__( 5547 );


// VARIABLES //

var FLG = hasSymbols();


// MAIN //

/**
* Tests for native `Symbol.toStringTag` support.
*
* @returns {boolean} boolean indicating if an environment has `Symbol.toStringTag` support
*
* @example
* var bool = hasToStringTagSupport();
* // returns <boolean>
*/
function hasToStringTagSupport() {
	return ( FLG && typeof Symbol.toStringTag === 'symbol' );
}


// EXPORTS //

module.exports = hasToStringTagSupport;


/***/ }),

/***/ 7994:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test for native `Uint16Array` support.
*
* @module @stdlib/assert-has-uint16array-support
*
* @example
* var hasUint16ArraySupport = require( '@stdlib/assert-has-uint16array-support' );
*
* var bool = hasUint16ArraySupport();
* // returns <boolean>
*/

// MODULES //

var hasUint16ArraySupport = __nccwpck_require__( 2364 );


// EXPORTS //

module.exports = hasUint16ArraySupport;


/***/ }),

/***/ 2364:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isUint16Array = __nccwpck_require__( 3599 );
var UINT16_MAX = __nccwpck_require__( 6653 );
var GlobalUint16Array = __nccwpck_require__( 5929 );


// MAIN //

/**
* Tests for native `Uint16Array` support.
*
* @returns {boolean} boolean indicating if an environment has `Uint16Array` support
*
* @example
* var bool = hasUint16ArraySupport();
* // returns <boolean>
*/
function hasUint16ArraySupport() {
	var bool;
	var arr;

	if ( typeof GlobalUint16Array !== 'function' ) {
		return false;
	}
	// Test basic support...
	try {
		arr = [ 1, 3.14, -3.14, UINT16_MAX+1, UINT16_MAX+2 ];
		arr = new GlobalUint16Array( arr );
		bool = (
			isUint16Array( arr ) &&
			arr[ 0 ] === 1 &&
			arr[ 1 ] === 3 &&            // truncation
			arr[ 2 ] === UINT16_MAX-2 && // truncation and wrap around
			arr[ 3 ] === 0 &&            // wrap around
			arr[ 4 ] === 1               // wrap around
		);
	} catch ( err ) { // eslint-disable-line no-unused-vars
		bool = false;
	}
	return bool;
}


// EXPORTS //

module.exports = hasUint16ArraySupport;


/***/ }),

/***/ 5929:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var main = ( typeof Uint16Array === 'function' ) ? Uint16Array : null; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 4171:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test for native `Uint32Array` support.
*
* @module @stdlib/assert-has-uint32array-support
*
* @example
* var hasUint32ArraySupport = require( '@stdlib/assert-has-uint32array-support' );
*
* var bool = hasUint32ArraySupport();
* // returns <boolean>
*/

// MODULES //

var hasUint32ArraySupport = __nccwpck_require__( 8950 );


// EXPORTS //

module.exports = hasUint32ArraySupport;


/***/ }),

/***/ 8950:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isUint32Array = __nccwpck_require__( 3209 );
var UINT32_MAX = __nccwpck_require__( 8035 );
var GlobalUint32Array = __nccwpck_require__( 2709 );


// MAIN //

/**
* Tests for native `Uint32Array` support.
*
* @returns {boolean} boolean indicating if an environment has `Uint32Array` support
*
* @example
* var bool = hasUint32ArraySupport();
* // returns <boolean>
*/
function hasUint32ArraySupport() {
	var bool;
	var arr;

	if ( typeof GlobalUint32Array !== 'function' ) {
		return false;
	}
	// Test basic support...
	try {
		arr = [ 1, 3.14, -3.14, UINT32_MAX+1, UINT32_MAX+2 ];
		arr = new GlobalUint32Array( arr );
		bool = (
			isUint32Array( arr ) &&
			arr[ 0 ] === 1 &&
			arr[ 1 ] === 3 &&            // truncation
			arr[ 2 ] === UINT32_MAX-2 && // truncation and wrap around
			arr[ 3 ] === 0 &&            // wrap around
			arr[ 4 ] === 1               // wrap around
		);
	} catch ( err ) { // eslint-disable-line no-unused-vars
		bool = false;
	}
	return bool;
}


// EXPORTS //

module.exports = hasUint32ArraySupport;


/***/ }),

/***/ 2709:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var main = ( typeof Uint32Array === 'function' ) ? Uint32Array : null; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 4246:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test for native `Uint8Array` support.
*
* @module @stdlib/assert-has-uint8array-support
*
* @example
* var hasUint8ArraySupport = require( '@stdlib/assert-has-uint8array-support' );
*
* var bool = hasUint8ArraySupport();
* // returns <boolean>
*/

// MODULES //

var hasUint8ArraySupport = __nccwpck_require__( 249 );


// EXPORTS //

module.exports = hasUint8ArraySupport;


/***/ }),

/***/ 249:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isUint8Array = __nccwpck_require__( 228 );
var UINT8_MAX = __nccwpck_require__( 2732 );
var GlobalUint8Array = __nccwpck_require__( 5545 );


// MAIN //

/**
* Tests for native `Uint8Array` support.
*
* @returns {boolean} boolean indicating if an environment has `Uint8Array` support
*
* @example
* var bool = hasUint8ArraySupport();
* // returns <boolean>
*/
function hasUint8ArraySupport() {
	var bool;
	var arr;

	if ( typeof GlobalUint8Array !== 'function' ) {
		return false;
	}
	// Test basic support...
	try {
		arr = [ 1, 3.14, -3.14, UINT8_MAX+1, UINT8_MAX+2 ];
		arr = new GlobalUint8Array( arr );
		bool = (
			isUint8Array( arr ) &&
			arr[ 0 ] === 1 &&
			arr[ 1 ] === 3 &&           // truncation
			arr[ 2 ] === UINT8_MAX-2 && // truncation and wrap around
			arr[ 3 ] === 0 &&           // wrap around
			arr[ 4 ] === 1              // wrap around
		);
	} catch ( err ) { // eslint-disable-line no-unused-vars
		bool = false;
	}
	return bool;
}


// EXPORTS //

module.exports = hasUint8ArraySupport;


/***/ }),

/***/ 5545:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var main = ( typeof Uint8Array === 'function' ) ? Uint8Array : null; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 5672:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test if a value is a Float64Array.
*
* @module @stdlib/assert-is-float64array
*
* @example
* var Float64Array = require( '@stdlib/array-float64' );
* var isFloat64Array = require( '@stdlib/assert-is-float64array' );
*
* var bool = isFloat64Array( new Float64Array( 10 ) );
* // returns true
*
* bool = isFloat64Array( [] );
* // returns false
*/

// MODULES //

var isFloat64Array = __nccwpck_require__( 7439 );


// EXPORTS //

module.exports = isFloat64Array;


/***/ }),

/***/ 7439:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var nativeClass = __nccwpck_require__( 547 );


// VARIABLES //

var hasFloat64Array = ( typeof Float64Array === 'function' ); // eslint-disable-line stdlib/require-globals


// MAIN //

/**
* Tests if a value is a Float64Array.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating whether value is a Float64Array
*
* @example
* var Float64Array = require( '@stdlib/array-float64' );
*
* var bool = isFloat64Array( new Float64Array( 10 ) );
* // returns true
*
* @example
* var bool = isFloat64Array( [] );
* // returns false
*/
function isFloat64Array( value ) {
	return (
		( hasFloat64Array && value instanceof Float64Array ) || // eslint-disable-line stdlib/require-globals
		nativeClass( value ) === '[object Float64Array]'
	);
}


// EXPORTS //

module.exports = isFloat64Array;


/***/ }),

/***/ 7604:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var Uint8Array = __nccwpck_require__( 5183 );
var Uint16Array = __nccwpck_require__( 4826 );


// MAIN //

var ctors = {
	'uint16': Uint16Array,
	'uint8': Uint8Array
};


// EXPORTS //

module.exports = ctors;


/***/ }),

/***/ 347:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Return a boolean indicating if an environment is little endian.
*
* @module @stdlib/assert-is-little-endian
*
* @example
* var IS_LITTLE_ENDIAN = require( '@stdlib/assert-is-little-endian' );
*
* var bool = IS_LITTLE_ENDIAN;
* // returns <boolean>
*/

// MODULES //

var IS_LITTLE_ENDIAN = __nccwpck_require__( 7158 );


// EXPORTS //

module.exports = IS_LITTLE_ENDIAN;


/***/ }),

/***/ 7158:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var ctors = __nccwpck_require__( 7604 );


// VARIABLES //

var bool;


// FUNCTIONS //

/**
* Returns a boolean indicating if an environment is little endian.
*
* @private
* @returns {boolean} boolean indicating if an environment is little endian
*
* @example
* var bool = isLittleEndian();
* // returns <boolean>
*/
function isLittleEndian() {
	var uint16view;
	var uint8view;

	uint16view = new ctors[ 'uint16' ]( 1 );

	/*
	* Set the uint16 view to a value having distinguishable lower and higher order words.
	*
	* 4660 => 0x1234 => 0x12 0x34 => '00010010 00110100' => (0x12,0x34) == (18,52)
	*/
	uint16view[ 0 ] = 0x1234;

	// Create a uint8 view on top of the uint16 buffer:
	uint8view = new ctors[ 'uint8' ]( uint16view.buffer );

	// If little endian, the least significant byte will be first...
	return ( uint8view[ 0 ] === 0x34 );
}


// MAIN //

bool = isLittleEndian();


// EXPORTS //

module.exports = bool;


/***/ }),

/***/ 3599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test if a value is a Uint16Array.
*
* @module @stdlib/assert-is-uint16array
*
* @example
* var Uint16Array = require( '@stdlib/array-uint16' );
* var isUint16Array = require( '@stdlib/assert-is-uint16array' );
*
* var bool = isUint16Array( new Uint16Array( 10 ) );
* // returns true
*
* bool = isUint16Array( [] );
* // returns false
*/

// MODULES //

var isUint16Array = __nccwpck_require__( 2394 );


// EXPORTS //

module.exports = isUint16Array;


/***/ }),

/***/ 2394:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var nativeClass = __nccwpck_require__( 547 );


// VARIABLES //

var hasUint16Array = ( typeof Uint16Array === 'function' ); // eslint-disable-line stdlib/require-globals


// MAIN //

/**
* Tests if a value is a Uint16Array.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating whether value is a Uint16Array
*
* @example
* var Uint16Array = require( '@stdlib/array-uint16' );
*
* var bool = isUint16Array( new Uint16Array( 10 ) );
* // returns true
*
* @example
* var bool = isUint16Array( [] );
* // returns false
*/
function isUint16Array( value ) {
	return (
		( hasUint16Array && value instanceof Uint16Array ) || // eslint-disable-line stdlib/require-globals
		nativeClass( value ) === '[object Uint16Array]'
	);
}


// EXPORTS //

module.exports = isUint16Array;


/***/ }),

/***/ 3209:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test if a value is a Uint32Array.
*
* @module @stdlib/assert-is-uint32array
*
* @example
* var Uint32Array = require( '@stdlib/array-uint32' );
* var isUint32Array = require( '@stdlib/assert-is-uint32array' );
*
* var bool = isUint32Array( new Uint32Array( 10 ) );
* // returns true
*
* bool = isUint32Array( [] );
* // returns false
*/

// MODULES //

var isUint32Array = __nccwpck_require__( 8168 );


// EXPORTS //

module.exports = isUint32Array;


/***/ }),

/***/ 8168:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var nativeClass = __nccwpck_require__( 547 );


// VARIABLES //

var hasUint32Array = ( typeof Uint32Array === 'function' ); // eslint-disable-line stdlib/require-globals


// MAIN //

/**
* Tests if a value is a Uint32Array.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating whether value is a Uint32Array
*
* @example
* var Uint32Array = require( '@stdlib/array-uint32' );
*
* var bool = isUint32Array( new Uint32Array( 10 ) );
* // returns true
*
* @example
* var bool = isUint32Array( [] );
* // returns false
*/
function isUint32Array( value ) {
	return (
		( hasUint32Array && value instanceof Uint32Array ) || // eslint-disable-line stdlib/require-globals
		nativeClass( value ) === '[object Uint32Array]'
	);
}


// EXPORTS //

module.exports = isUint32Array;


/***/ }),

/***/ 228:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test if a value is a Uint8Array.
*
* @module @stdlib/assert-is-uint8array
*
* @example
* var Uint8Array = require( '@stdlib/array-uint8' );
* var isUint8Array = require( '@stdlib/assert-is-uint8array' );
*
* var bool = isUint8Array( new Uint8Array( 10 ) );
* // returns true
*
* bool = isUint8Array( [] );
* // returns false
*/

// MODULES //

var isUint8Array = __nccwpck_require__( 7755 );


// EXPORTS //

module.exports = isUint8Array;


/***/ }),

/***/ 7755:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var nativeClass = __nccwpck_require__( 547 );


// VARIABLES //

var hasUint8Array = ( typeof Uint8Array === 'function' ); // eslint-disable-line stdlib/require-globals


// MAIN //

/**
* Tests if a value is a Uint8Array.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating whether value is a Uint8Array
*
* @example
* var Uint8Array = require( '@stdlib/array-uint8' );
*
* var bool = isUint8Array( new Uint8Array( 10 ) );
* // returns true
*
* @example
* var bool = isUint8Array( [] );
* // returns false
*/
function isUint8Array( value ) {
	return (
		( hasUint8Array && value instanceof Uint8Array ) || // eslint-disable-line stdlib/require-globals
		nativeClass( value ) === '[object Uint8Array]'
	);
}


// EXPORTS //

module.exports = isUint8Array;


/***/ }),

/***/ 1877:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* The bias of a double-precision floating-point number's exponent.
*
* @module @stdlib/constants-float64-exponent-bias
* @type {integer32}
*
* @example
* var FLOAT64_EXPONENT_BIAS = require( '@stdlib/constants-float64-exponent-bias' );
* // returns 1023
*/


// MAIN //

/**
* Bias of a double-precision floating-point number's exponent.
*
* ## Notes
*
* The bias can be computed via
*
* ```tex
* \mathrm{bias} = 2^{k-1} - 1
* ```
*
* where \\(k\\) is the number of bits in the exponent; here, \\(k = 11\\).
*
* @constant
* @type {integer32}
* @default 1023
* @see [IEEE 754]{@link https://en.wikipedia.org/wiki/IEEE_754-1985}
*/
var FLOAT64_EXPONENT_BIAS = 1023|0; // asm type annotation


// EXPORTS //

module.exports = FLOAT64_EXPONENT_BIAS;


/***/ }),

/***/ 1475:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Double-precision floating-point negative infinity.
*
* @module @stdlib/constants-float64-ninf
* @type {number}
*
* @example
* var FLOAT64_NINF = require( '@stdlib/constants-float64-ninf' );
* // returns -Infinity
*/

// MODULES //

var Number = __nccwpck_require__( 4241 );


// MAIN //

/**
* Double-precision floating-point negative infinity.
*
* ## Notes
*
* Double-precision floating-point negative infinity has the bit sequence
*
* ```binarystring
* 1 11111111111 00000000000000000000 00000000000000000000000000000000
* ```
*
* @constant
* @type {number}
* @default Number.NEGATIVE_INFINITY
* @see [IEEE 754]{@link https://en.wikipedia.org/wiki/IEEE_754-1985}
*/
var FLOAT64_NINF = Number.NEGATIVE_INFINITY;


// EXPORTS //

module.exports = FLOAT64_NINF;


/***/ }),

/***/ 469:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Double-precision floating-point positive infinity.
*
* @module @stdlib/constants-float64-pinf
* @type {number}
*
* @example
* var FLOAT64_PINF = require( '@stdlib/constants-float64-pinf' );
* // returns Infinity
*/


// MAIN //

/**
* Double-precision floating-point positive infinity.
*
* ## Notes
*
* Double-precision floating-point positive infinity has the bit sequence
*
* ```binarystring
* 0 11111111111 00000000000000000000 00000000000000000000000000000000
* ```
*
* @constant
* @type {number}
* @default Number.POSITIVE_INFINITY
* @see [IEEE 754]{@link https://en.wikipedia.org/wiki/IEEE_754-1985}
*/
var FLOAT64_PINF = Number.POSITIVE_INFINITY; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = FLOAT64_PINF;


/***/ }),

/***/ 6653:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Maximum unsigned 16-bit integer.
*
* @module @stdlib/constants-uint16-max
* @type {integer32}
*
* @example
* var UINT16_MAX = require( '@stdlib/constants-uint16-max' );
* // returns 65535
*/


// MAIN //

/**
* Maximum unsigned 16-bit integer.
*
* ## Notes
*
* The number has the value
*
* ```tex
* 2^{16} - 1
* ```
*
* which corresponds to the bit sequence
*
* ```binarystring
* 1111111111111111
* ```
*
* @constant
* @type {integer32}
* @default 65535
*/
var UINT16_MAX = 65535|0; // asm type annotation


// EXPORTS //

module.exports = UINT16_MAX;


/***/ }),

/***/ 8035:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Maximum unsigned 32-bit integer.
*
* @module @stdlib/constants-uint32-max
* @type {uinteger32}
*
* @example
* var UINT32_MAX = require( '@stdlib/constants-uint32-max' );
* // returns 4294967295
*/


// MAIN //

/**
* Maximum unsigned 32-bit integer.
*
* ## Notes
*
* The number has the value
*
* ```tex
* 2^{32} - 1
* ```
*
* which corresponds to the bit sequence
*
* ```binarystring
* 11111111111111111111111111111111
* ```
*
* @constant
* @type {uinteger32}
* @default 4294967295
*/
var UINT32_MAX = 4294967295;


// EXPORTS //

module.exports = UINT32_MAX;


/***/ }),

/***/ 2732:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Maximum unsigned 8-bit integer.
*
* @module @stdlib/constants-uint8-max
* @type {integer32}
*
* @example
* var UINT8_MAX = require( '@stdlib/constants-uint8-max' );
* // returns 255
*/


// MAIN //

/**
* Maximum unsigned 8-bit integer.
*
* ## Notes
*
* The number has the value
*
* ```tex
* 2^{8} - 1
* ```
*
* which corresponds to the bit sequence
*
* ```binarystring
* 11111111
* ```
*
* @constant
* @type {integer32}
* @default 255
*/
var UINT8_MAX = 255|0; // asm type annotation


// EXPORTS //

module.exports = UINT8_MAX;


/***/ }),

/***/ 6523:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Test if a double-precision floating-point numeric value is `NaN`.
*
* @module @stdlib/math-base-assert-is-nan
*
* @example
* var isnan = require( '@stdlib/math-base-assert-is-nan' );
*
* var bool = isnan( NaN );
* // returns true
*
* bool = isnan( 7.0 );
* // returns false
*/

// MODULES //

var main = __nccwpck_require__( 9382 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 9382:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

/**
* Tests if a double-precision floating-point numeric value is `NaN`.
*
* @param {number} x - value to test
* @returns {boolean} boolean indicating whether the value is `NaN`
*
* @example
* var bool = isnan( NaN );
* // returns true
*
* @example
* var bool = isnan( 7.0 );
* // returns false
*/
function isnan( x ) {
	return ( x !== x );
}


// EXPORTS //

module.exports = isnan;


/***/ }),

/***/ 3034:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Evaluate the inverse error function.
*
* @module @stdlib/math-base-special-erfinv
*
* @example
* var erfinv = require( '@stdlib/math-base-special-erfinv' );
*
* var y = erfinv( 0.5 );
* // returns ~0.4769
*
* y = erfinv( 0.8 );
* // returns ~0.9062
*
* y = erfinv( 0.0 );
* // returns 0.0
*
* y = erfinv( -0.0 );
* // returns -0.0
*
* y = erfinv( -1.0 );
* // returns -Infinity
*
* y = erfinv( 1.0 );
* // returns Infinity
*
* y = erfinv( NaN );
* // returns NaN
*/

// MODULES //

var main = __nccwpck_require__( 8349 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 8349:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*
*
* ## Notice
*
* The original C++ code and copyright notice are from the [Boost library]{@link http://www.boost.org/doc/libs/1_48_0/boost/math/special_functions/detail/erf_inv.hpp}. This implementation follows the original, but has been modified for JavaScript.
*
* ```text
* (C) Copyright John Maddock 2006.
*
* Use, modification and distribution are subject to the
* Boost Software License, Version 1.0. (See accompanying file
* LICENSE or copy at http://www.boost.org/LICENSE_1_0.txt)
* ```
*/



// MODULES //

var isnan = __nccwpck_require__( 6523 );
var sqrt = __nccwpck_require__( 5478 );
var ln = __nccwpck_require__( 1550 );
var PINF = __nccwpck_require__( 469 );
var NINF = __nccwpck_require__( 1475 );
var rationalFcnR1 = __nccwpck_require__( 8944 );
var rationalFcnR2 = __nccwpck_require__( 8776 );
var rationalFcnR3 = __nccwpck_require__( 1964 );
var rationalFcnR4 = __nccwpck_require__( 4932 );
var rationalFcnR5 = __nccwpck_require__( 1376 );


// VARIABLES //

var Y1 = 8.91314744949340820313e-2;
var Y2 = 2.249481201171875;
var Y3 = 8.07220458984375e-1;
var Y4 = 9.3995571136474609375e-1;
var Y5 = 9.8362827301025390625e-1;


// MAIN //

/**
* Evaluates the inverse error function.
*
* ## Method
*
* 1.  For \\(|x| \leq 0.5\\), we evaluate the inverse error function using the rational approximation
*
*     ```tex
*     \operatorname{erf^{-1}}(x) = x(x+10)(\mathrm{Y} + \operatorname{R}(x))
*     ```
*
*     where \\(Y\\) is a constant and \\(\operatorname{R}(x)\\) is optimized for a low absolute error compared to \\(|Y|\\).
*
*     <!-- <note> -->
*
*     Max error \\(2.001849\mbox{e-}18\\). Maximum deviation found (error term at infinite precision) \\(8.030\mbox{e-}21\\).
*
*     <!-- </note> -->
*
* 2.  For \\(0.5 > 1-|x| \geq 0\\), we evaluate the inverse error function using the rational approximation
*
*     ```tex
*     \operatorname{erf^{-1}} = \frac{\sqrt{-2 \cdot \ln(1-x)}}{\mathrm{Y} + \operatorname{R}(1-x)}
*     ```
*
*     where \\(Y\\) is a constant, and \\(\operatorname{R}(q)\\) is optimized for a low absolute error compared to \\(Y\\).
*
*     <!-- <note> -->
*
*     Max error \\(7.403372\mbox{e-}17\\). Maximum deviation found (error term at infinite precision) \\(4.811\mbox{e-}20\\).
*
*     <!-- </note> -->
*
* 3.  For \\(1-|x| < 0.25\\), we have a series of rational approximations all of the general form
*
*     ```tex
*     p = \sqrt{-\ln(1-x)}
*     ```
*
*     Accordingly, the result is given by
*
*     ```tex
*     \operatorname{erf^{-1}}(x) = p(\mathrm{Y} + \operatorname{R}(p-B))
*     ```
*
*     where \\(Y\\) is a constant, \\(B\\) is the lowest value of \\(p\\) for which the approximation is valid, and \\(\operatorname{R}(x-B)\\) is optimized for a low absolute error compared to \\(Y\\).
*
*     <!-- <note> -->
*
*     Almost all code will only go through the first or maybe second approximation.  After that we are dealing with very small input values.
*
*     -   If \\(p < 3\\), max error \\(1.089051\mbox{e-}20\\).
*     -   If \\(p < 6\\), max error \\(8.389174\mbox{e-}21\\).
*     -   If \\(p < 18\\), max error \\(1.481312\mbox{e-}19\\).
*     -   If \\(p < 44\\), max error \\(5.697761\mbox{e-}20\\).
*     -   If \\(p \geq 44\\), max error \\(1.279746\mbox{e-}20\\).
*
*     <!-- </note> -->
*
*     <!-- <note> -->
*
*     The Boost library can accommodate \\(80\\) and \\(128\\) bit long doubles. JavaScript only supports a \\(64\\) bit double (IEEE 754). Accordingly, the smallest \\(p\\) (in JavaScript at the time of this writing) is \\(\sqrt{-\ln(\sim5\mbox{e-}324)} = 27.284429111150214\\).
*
*     <!-- </note> -->
*
* @param {number} x - input value
* @returns {number} function value
*
* @example
* var y = erfinv( 0.5 );
* // returns ~0.4769
*
* @example
* var y = erfinv( 0.8 );
* // returns ~0.9062
*
* @example
* var y = erfinv( 0.0 );
* // returns 0.0
*
* @example
* var y = erfinv( -0.0 );
* // returns -0.0
*
* @example
* var y = erfinv( -1.0 );
* // returns -Infinity
*
* @example
* var y = erfinv( 1.0 );
* // returns Infinity
*
* @example
* var y = erfinv( NaN );
* // returns NaN
*/
function erfinv( x ) {
	var sign;
	var ax;
	var qs;
	var q;
	var g;
	var r;

	// Special case: NaN
	if ( isnan( x ) ) {
		return NaN;
	}
	// Special case: 1
	if ( x === 1.0 ) {
		return PINF;
	}
	// Special case: -1
	if ( x === -1.0 ) {
		return NINF;
	}
	// Special case: +-0
	if ( x === 0.0 ) {
		return x;
	}
	// Special case: |x| > 1 (range error)
	if ( x > 1.0 || x < -1.0 ) {
		return NaN;
	}
	// Argument reduction (reduce to interval [0,1]). If `x` is negative, we can safely negate the value, taking advantage of the error function being an odd function; i.e., `erf(-x) = -erf(x)`.
	if ( x < 0.0 ) {
		sign = -1.0;
		ax = -x;
	} else {
		sign = 1.0;
		ax = x;
	}
	q = 1.0 - ax;

	// |x| <= 0.5
	if ( ax <= 0.5 ) {
		g = ax * ( ax + 10.0 );
		r = rationalFcnR1( ax );
		return sign * ( (g*Y1) + (g*r) );
	}
	// 1-|x| >= 0.25
	if ( q >= 0.25 ) {
		g = sqrt( -2.0 * ln(q) );
		q -= 0.25;
		r = rationalFcnR2( q );
		return sign * ( g / (Y2+r) );
	}
	q = sqrt( -ln( q ) );

	// q < 3
	if ( q < 3.0 ) {
		qs = q - 1.125;
		r = rationalFcnR3( qs );
		return sign * ( (Y3*q) + (r*q) );
	}
	// q < 6
	if ( q < 6.0 ) {
		qs = q - 3.0;
		r = rationalFcnR4( qs );
		return sign * ( (Y4*q) + (r*q) );
	}
	// q < 18
	qs = q - 6.0;
	r = rationalFcnR5( qs );
	return sign * ( (Y5*q) + (r*q) );
}


// EXPORTS //

module.exports = erfinv;


/***/ }),

/***/ 8944:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a rational function (i.e., the ratio of two polynomials described by the coefficients stored in \\(P\\) and \\(Q\\)).
*
* ## Notes
*
* -   Coefficients should be sorted in ascending degree.
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the rational function
* @returns {number} evaluated rational function
*/
function evalrational( x ) {
	var ax;
	var s1;
	var s2;
	if ( x === 0.0 ) {
		return -0.0005087819496582806;
	}
	if ( x < 0.0 ) {
		ax = -x;
	} else {
		ax = x;
	}
	if ( ax <= 1.0 ) {
		s1 = -0.0005087819496582806 + (x * (-0.008368748197417368 + (x * (0.03348066254097446 + (x * (-0.012692614766297404 + (x * (-0.03656379714117627 + (x * (0.02198786811111689 + (x * (0.008226878746769157 + (x * (-0.005387729650712429 + (x * (0.0 + (x * 0.0))))))))))))))))); // eslint-disable-line max-len
		s2 = 1.0 + (x * (-0.9700050433032906 + (x * (-1.5657455823417585 + (x * (1.5622155839842302 + (x * (0.662328840472003 + (x * (-0.7122890234154284 + (x * (-0.05273963823400997 + (x * (0.07952836873415717 + (x * (-0.0023339375937419 + (x * 0.0008862163904564247))))))))))))))))); // eslint-disable-line max-len
	} else {
		x = 1.0 / x;
		s1 = 0.0 + (x * (0.0 + (x * (-0.005387729650712429 + (x * (0.008226878746769157 + (x * (0.02198786811111689 + (x * (-0.03656379714117627 + (x * (-0.012692614766297404 + (x * (0.03348066254097446 + (x * (-0.008368748197417368 + (x * -0.0005087819496582806))))))))))))))))); // eslint-disable-line max-len
		s2 = 0.0008862163904564247 + (x * (-0.0023339375937419 + (x * (0.07952836873415717 + (x * (-0.05273963823400997 + (x * (-0.7122890234154284 + (x * (0.662328840472003 + (x * (1.5622155839842302 + (x * (-1.5657455823417585 + (x * (-0.9700050433032906 + (x * 1.0))))))))))))))))); // eslint-disable-line max-len
	}
	return s1 / s2;
}


// EXPORTS //

module.exports = evalrational;


/***/ }),

/***/ 8776:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a rational function (i.e., the ratio of two polynomials described by the coefficients stored in \\(P\\) and \\(Q\\)).
*
* ## Notes
*
* -   Coefficients should be sorted in ascending degree.
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the rational function
* @returns {number} evaluated rational function
*/
function evalrational( x ) {
	var ax;
	var s1;
	var s2;
	if ( x === 0.0 ) {
		return -0.20243350835593876;
	}
	if ( x < 0.0 ) {
		ax = -x;
	} else {
		ax = x;
	}
	if ( ax <= 1.0 ) {
		s1 = -0.20243350835593876 + (x * (0.10526468069939171 + (x * (8.3705032834312 + (x * (17.644729840837403 + (x * (-18.851064805871424 + (x * (-44.6382324441787 + (x * (17.445385985570866 + (x * (21.12946554483405 + (x * -3.6719225470772936))))))))))))))); // eslint-disable-line max-len
		s2 = 1.0 + (x * (6.242641248542475 + (x * (3.971343795334387 + (x * (-28.66081804998 + (x * (-20.14326346804852 + (x * (48.560921310873994 + (x * (10.826866735546016 + (x * (-22.643693341313973 + (x * 1.7211476576120028))))))))))))))); // eslint-disable-line max-len
	} else {
		x = 1.0 / x;
		s1 = -3.6719225470772936 + (x * (21.12946554483405 + (x * (17.445385985570866 + (x * (-44.6382324441787 + (x * (-18.851064805871424 + (x * (17.644729840837403 + (x * (8.3705032834312 + (x * (0.10526468069939171 + (x * -0.20243350835593876))))))))))))))); // eslint-disable-line max-len
		s2 = 1.7211476576120028 + (x * (-22.643693341313973 + (x * (10.826866735546016 + (x * (48.560921310873994 + (x * (-20.14326346804852 + (x * (-28.66081804998 + (x * (3.971343795334387 + (x * (6.242641248542475 + (x * 1.0))))))))))))))); // eslint-disable-line max-len
	}
	return s1 / s2;
}


// EXPORTS //

module.exports = evalrational;


/***/ }),

/***/ 1964:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a rational function (i.e., the ratio of two polynomials described by the coefficients stored in \\(P\\) and \\(Q\\)).
*
* ## Notes
*
* -   Coefficients should be sorted in ascending degree.
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the rational function
* @returns {number} evaluated rational function
*/
function evalrational( x ) {
	var ax;
	var s1;
	var s2;
	if ( x === 0.0 ) {
		return -0.1311027816799519;
	}
	if ( x < 0.0 ) {
		ax = -x;
	} else {
		ax = x;
	}
	if ( ax <= 1.0 ) {
		s1 = -0.1311027816799519 + (x * (-0.16379404719331705 + (x * (0.11703015634199525 + (x * (0.38707973897260434 + (x * (0.3377855389120359 + (x * (0.14286953440815717 + (x * (0.029015791000532906 + (x * (0.0021455899538880526 + (x * (-6.794655751811263e-7 + (x * (2.8522533178221704e-8 + (x * -6.81149956853777e-10))))))))))))))))))); // eslint-disable-line max-len
		s2 = 1.0 + (x * (3.4662540724256723 + (x * (5.381683457070069 + (x * (4.778465929458438 + (x * (2.5930192162362027 + (x * (0.848854343457902 + (x * (0.15226433829533179 + (x * (0.011059242293464892 + (x * (0.0 + (x * (0.0 + (x * 0.0))))))))))))))))))); // eslint-disable-line max-len
	} else {
		x = 1.0 / x;
		s1 = -6.81149956853777e-10 + (x * (2.8522533178221704e-8 + (x * (-6.794655751811263e-7 + (x * (0.0021455899538880526 + (x * (0.029015791000532906 + (x * (0.14286953440815717 + (x * (0.3377855389120359 + (x * (0.38707973897260434 + (x * (0.11703015634199525 + (x * (-0.16379404719331705 + (x * -0.1311027816799519))))))))))))))))))); // eslint-disable-line max-len
		s2 = 0.0 + (x * (0.0 + (x * (0.0 + (x * (0.011059242293464892 + (x * (0.15226433829533179 + (x * (0.848854343457902 + (x * (2.5930192162362027 + (x * (4.778465929458438 + (x * (5.381683457070069 + (x * (3.4662540724256723 + (x * 1.0))))))))))))))))))); // eslint-disable-line max-len
	}
	return s1 / s2;
}


// EXPORTS //

module.exports = evalrational;


/***/ }),

/***/ 4932:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a rational function (i.e., the ratio of two polynomials described by the coefficients stored in \\(P\\) and \\(Q\\)).
*
* ## Notes
*
* -   Coefficients should be sorted in ascending degree.
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the rational function
* @returns {number} evaluated rational function
*/
function evalrational( x ) {
	var ax;
	var s1;
	var s2;
	if ( x === 0.0 ) {
		return -0.0350353787183178;
	}
	if ( x < 0.0 ) {
		ax = -x;
	} else {
		ax = x;
	}
	if ( ax <= 1.0 ) {
		s1 = -0.0350353787183178 + (x * (-0.0022242652921344794 + (x * (0.018557330651423107 + (x * (0.009508047013259196 + (x * (0.0018712349281955923 + (x * (0.00015754461742496055 + (x * (0.00000460469890584318 + (x * (-2.304047769118826e-10 + (x * 2.6633922742578204e-12))))))))))))))); // eslint-disable-line max-len
		s2 = 1.0 + (x * (1.3653349817554064 + (x * (0.7620591645536234 + (x * (0.22009110576413124 + (x * (0.03415891436709477 + (x * (0.00263861676657016 + (x * (0.00007646752923027944 + (x * (0.0 + (x * 0.0))))))))))))))); // eslint-disable-line max-len
	} else {
		x = 1.0 / x;
		s1 = 2.6633922742578204e-12 + (x * (-2.304047769118826e-10 + (x * (0.00000460469890584318 + (x * (0.00015754461742496055 + (x * (0.0018712349281955923 + (x * (0.009508047013259196 + (x * (0.018557330651423107 + (x * (-0.0022242652921344794 + (x * -0.0350353787183178))))))))))))))); // eslint-disable-line max-len
		s2 = 0.0 + (x * (0.0 + (x * (0.00007646752923027944 + (x * (0.00263861676657016 + (x * (0.03415891436709477 + (x * (0.22009110576413124 + (x * (0.7620591645536234 + (x * (1.3653349817554064 + (x * 1.0))))))))))))))); // eslint-disable-line max-len
	}
	return s1 / s2;
}


// EXPORTS //

module.exports = evalrational;


/***/ }),

/***/ 1376:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a rational function (i.e., the ratio of two polynomials described by the coefficients stored in \\(P\\) and \\(Q\\)).
*
* ## Notes
*
* -   Coefficients should be sorted in ascending degree.
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the rational function
* @returns {number} evaluated rational function
*/
function evalrational( x ) {
	var ax;
	var s1;
	var s2;
	if ( x === 0.0 ) {
		return -0.016743100507663373;
	}
	if ( x < 0.0 ) {
		ax = -x;
	} else {
		ax = x;
	}
	if ( ax <= 1.0 ) {
		s1 = -0.016743100507663373 + (x * (-0.0011295143874558028 + (x * (0.001056288621524929 + (x * (0.00020938631748758808 + (x * (0.000014962478375834237 + (x * (4.4969678992770644e-7 + (x * (4.625961635228786e-9 + (x * (-2.811287356288318e-14 + (x * 9.905570997331033e-17))))))))))))))); // eslint-disable-line max-len
		s2 = 1.0 + (x * (0.5914293448864175 + (x * (0.1381518657490833 + (x * (0.016074608709367652 + (x * (0.0009640118070051656 + (x * (0.000027533547476472603 + (x * (2.82243172016108e-7 + (x * (0.0 + (x * 0.0))))))))))))))); // eslint-disable-line max-len
	} else {
		x = 1.0 / x;
		s1 = 9.905570997331033e-17 + (x * (-2.811287356288318e-14 + (x * (4.625961635228786e-9 + (x * (4.4969678992770644e-7 + (x * (0.000014962478375834237 + (x * (0.00020938631748758808 + (x * (0.001056288621524929 + (x * (-0.0011295143874558028 + (x * -0.016743100507663373))))))))))))))); // eslint-disable-line max-len
		s2 = 0.0 + (x * (0.0 + (x * (2.82243172016108e-7 + (x * (0.000027533547476472603 + (x * (0.0009640118070051656 + (x * (0.016074608709367652 + (x * (0.1381518657490833 + (x * (0.5914293448864175 + (x * 1.0))))))))))))))); // eslint-disable-line max-len
	}
	return s1 / s2;
}


// EXPORTS //

module.exports = evalrational;


/***/ }),

/***/ 1550:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Evaluate the natural logarithm of a double-precision floating-point number.
*
* @module @stdlib/math-base-special-ln
*
* @example
* var ln = require( '@stdlib/math-base-special-ln' );
*
* var v = ln( 4.0 );
* // returns ~1.386
*
* v = ln( 0.0 );
* // returns -Infinity
*
* v = ln( Infinity );
* // returns Infinity
*
* v = ln( NaN );
* // returns NaN
*
* v = ln( -4.0 );
* // returns NaN
*/

// MODULES //

var main = __nccwpck_require__( 5553 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 5553:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*
*
* ## Notice
*
* The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/e_log.c}. The implementation follows the original, but has been modified for JavaScript.
*
* ```text
* Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
*
* Developed at SunPro, a Sun Microsystems, Inc. business.
* Permission to use, copy, modify, and distribute this
* software is freely granted, provided that this notice
* is preserved.
* ```
*/



// MODULES //

var getHighWord = __nccwpck_require__( 2882 );
var setHighWord = __nccwpck_require__( 5990 );
var isnan = __nccwpck_require__( 6523 );
var BIAS = __nccwpck_require__( 1877 );
var NINF = __nccwpck_require__( 1475 );
var polyvalP = __nccwpck_require__( 6488 );
var polyvalQ = __nccwpck_require__( 1103 );


// VARIABLES //

var LN2_HI = 6.93147180369123816490e-01; // 3FE62E42 FEE00000
var LN2_LO = 1.90821492927058770002e-10; // 3DEA39EF 35793C76
var TWO54 = 1.80143985094819840000e+16;  // 0x43500000, 0x00000000
var ONE_THIRD = 0.33333333333333333;

// 0x000fffff = 1048575 => 0 00000000000 11111111111111111111
var HIGH_SIGNIFICAND_MASK = 0x000fffff|0; // asm type annotation

// 0x7ff00000 = 2146435072 => 0 11111111111 00000000000000000000 => biased exponent: 2047 = 1023+1023 => 2^1023
var HIGH_MAX_NORMAL_EXP = 0x7ff00000|0; // asm type annotation

// 0x00100000 = 1048576 => 0 00000000001 00000000000000000000 => biased exponent: 1 = -1022+1023 => 2^-1022
var HIGH_MIN_NORMAL_EXP = 0x00100000|0; // asm type annotation

// 0x3ff00000 = 1072693248 => 0 01111111111 00000000000000000000 => biased exponent: 1023 = 0+1023 => 2^0 = 1
var HIGH_BIASED_EXP_0 = 0x3ff00000|0; // asm type annotation


// MAIN //

/**
* Evaluates the natural logarithm of a double-precision floating-point number.
*
* @param {NonNegativeNumber} x - input value
* @returns {number} function value
*
* @example
* var v = ln( 4.0 );
* // returns ~1.386
*
* @example
* var v = ln( 0.0 );
* // returns -Infinity
*
* @example
* var v = ln( Infinity );
* // returns Infinity
*
* @example
* var v = ln( NaN );
* // returns NaN
*
* @example
* var v = ln( -4.0 );
* // returns NaN
*/
function ln( x ) {
	var hfsq;
	var hx;
	var t2;
	var t1;
	var k;
	var R;
	var f;
	var i;
	var j;
	var s;
	var w;
	var z;

	if ( x === 0.0 ) {
		return NINF;
	}
	if ( isnan( x ) || x < 0.0 ) {
		return NaN;
	}
	hx = getHighWord( x );
	k = 0|0; // asm type annotation
	if ( hx < HIGH_MIN_NORMAL_EXP ) {
		// Case: 0 < x < 2**-1022
		k -= 54|0; // asm type annotation

		// Subnormal number, scale up `x`:
		x *= TWO54;
		hx = getHighWord( x );
	}
	if ( hx >= HIGH_MAX_NORMAL_EXP ) {
		return x + x;
	}
	k += ( ( hx>>20 ) - BIAS )|0; // asm type annotation
	hx &= HIGH_SIGNIFICAND_MASK;
	i = ( (hx+0x95f64) & 0x100000 )|0; // asm type annotation

	// Normalize `x` or `x/2`...
	x = setHighWord( x, hx|(i^HIGH_BIASED_EXP_0) );
	k += ( i>>20 )|0; // asm type annotation
	f = x - 1.0;
	if ( (HIGH_SIGNIFICAND_MASK&(2+hx)) < 3 ) {
		// Case: -2**-20 <= f < 2**-20
		if ( f === 0.0 ) {
			if ( k === 0 ) {
				return 0.0;
			}
			return (k * LN2_HI) + (k * LN2_LO);
		}
		R = f * f * ( 0.5 - (ONE_THIRD*f) );
		if ( k === 0 ) {
			return f - R;
		}
		return (k * LN2_HI) - ( (R-(k*LN2_LO)) - f );
	}
	s = f / (2.0 + f);
	z = s * s;
	i = ( hx - 0x6147a )|0; // asm type annotation
	w = z * z;
	j = ( 0x6b851 - hx )|0; // asm type annotation
	t1 = w * polyvalP( w );
	t2 = z * polyvalQ( w );
	i |= j;
	R = t2 + t1;
	if ( i > 0 ) {
		hfsq = 0.5 * f * f;
		if ( k === 0 ) {
			return f - ( hfsq - (s * (hfsq+R)) );
		}
		return (k * LN2_HI) - ( hfsq - ((s*(hfsq+R))+(k*LN2_LO)) - f );
	}
	if ( k === 0 ) {
		return f - (s*(f-R));
	}
	return (k * LN2_HI) - ( ( (s*(f-R)) - (k*LN2_LO) ) - f );
}


// EXPORTS //

module.exports = ln;


/***/ }),

/***/ 6488:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a polynomial.
*
* ## Notes
*
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the polynomial
* @returns {number} evaluated polynomial
*/
function evalpoly( x ) {
	if ( x === 0.0 ) {
		return 0.3999999999940942;
	}
	return 0.3999999999940942 + (x * (0.22222198432149784 + (x * 0.15313837699209373))); // eslint-disable-line max-len
}


// EXPORTS //

module.exports = evalpoly;


/***/ }),

/***/ 1103:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* This is a generated file. Do not edit directly. */


// MAIN //

/**
* Evaluates a polynomial.
*
* ## Notes
*
* -   The implementation uses [Horner's rule][horners-method] for efficient computation.
*
* [horners-method]: https://en.wikipedia.org/wiki/Horner%27s_method
*
* @private
* @param {number} x - value at which to evaluate the polynomial
* @returns {number} evaluated polynomial
*/
function evalpoly( x ) {
	if ( x === 0.0 ) {
		return 0.6666666666666735;
	}
	return 0.6666666666666735 + (x * (0.2857142874366239 + (x * (0.1818357216161805 + (x * 0.14798198605116586))))); // eslint-disable-line max-len
}


// EXPORTS //

module.exports = evalpoly;


/***/ }),

/***/ 5478:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Compute the principal square root of a double-precision floating-point number.
*
* @module @stdlib/math-base-special-sqrt
*
* @example
* var sqrt = require( '@stdlib/math-base-special-sqrt' );
*
* var v = sqrt( 4.0 );
* // returns 2.0
*
* v = sqrt( 9.0 );
* // returns 3.0
*
* v = sqrt( 0.0 );
* // returns 0.0
*
* v = sqrt( -4.0 );
* // returns NaN
*
* v = sqrt( NaN );
* // returns NaN
*/

// MODULES //

var main = __nccwpck_require__( 1689 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 1689:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

/**
* Compute the principal square root of a double-precision floating-point number.
*
* @type {Function}
* @param {number} x - input value
* @returns {number} principal square root
*
* @example
* var v = sqrt( 4.0 );
* // returns 2.0
*
* v = sqrt( 9.0 );
* // returns 3.0
*
* v = sqrt( 0.0 );
* // returns 0.0
*
* v = sqrt( -4.0 );
* // returns NaN
*
* v = sqrt( NaN );
* // returns NaN
*/
var sqrt = Math.sqrt; // eslint-disable-line stdlib/no-builtin-math


// EXPORTS //

module.exports = sqrt;


/***/ }),

/***/ 4241:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Constructor which returns a `Number` object.
*
* @module @stdlib/number-ctor
*
* @example
* var Number = require( '@stdlib/number-ctor' );
*
* var v = new Number( 10.0 );
* // returns <Number>
*/

// MODULES //

var main = __nccwpck_require__( 7696 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 7696:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// EXPORTS //

module.exports = Number; // eslint-disable-line stdlib/require-globals


/***/ }),

/***/ 9828:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isLittleEndian = __nccwpck_require__( 347 );


// MAIN //

var HIGH;
if ( isLittleEndian === true ) {
	HIGH = 1; // second index
} else {
	HIGH = 0; // first index
}


// EXPORTS //

module.exports = HIGH;


/***/ }),

/***/ 2882:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Return an unsigned 32-bit integer corresponding to the more significant 32 bits of a double-precision floating-point number.
*
* @module @stdlib/number-float64-base-get-high-word
*
* @example
* var getHighWord = require( '@stdlib/number-float64-base-get-high-word' );
*
* var w = getHighWord( 3.14e201 ); // => 01101001110001001000001011000011
* // returns 1774486211
*/

// MODULES //

var main = __nccwpck_require__( 6053 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 6053:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var Uint32Array = __nccwpck_require__( 7096 );
var Float64Array = __nccwpck_require__( 9979 );
var HIGH = __nccwpck_require__( 9828 );


// VARIABLES //

var FLOAT64_VIEW = new Float64Array( 1 );
var UINT32_VIEW = new Uint32Array( FLOAT64_VIEW.buffer );


// MAIN //

/**
* Returns an unsigned 32-bit integer corresponding to the more significant 32 bits of a double-precision floating-point number.
*
* ## Notes
*
* ```text
* float64 (64 bits)
* f := fraction (significand/mantissa) (52 bits)
* e := exponent (11 bits)
* s := sign bit (1 bit)
*
* |-------- -------- -------- -------- -------- -------- -------- --------|
* |                                Float64                                |
* |-------- -------- -------- -------- -------- -------- -------- --------|
* |              Uint32               |               Uint32              |
* |-------- -------- -------- -------- -------- -------- -------- --------|
* ```
*
* If little endian (more significant bits last):
*
* ```text
*                         <-- lower      higher -->
* |   f7       f6       f5       f4       f3       f2    e2 | f1 |s|  e1  |
* ```
*
* If big endian (more significant bits first):
*
* ```text
*                         <-- higher      lower -->
* |s| e1    e2 | f1     f2       f3       f4       f5        f6      f7   |
* ```
*
* In which Uint32 can we find the higher order bits? If little endian, the second; if big endian, the first.
*
* ## References
*
* -   [Open Group][1]
*
* [1]: http://pubs.opengroup.org/onlinepubs/9629399/chap14.htm
*
* @param {number} x - input value
* @returns {uinteger32} higher order word
*
* @example
* var w = getHighWord( 3.14e201 ); // => 01101001110001001000001011000011
* // returns 1774486211
*/
function getHighWord( x ) {
	FLOAT64_VIEW[ 0 ] = x;
	return UINT32_VIEW[ HIGH ];
}


// EXPORTS //

module.exports = getHighWord;


/***/ }),

/***/ 2880:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isLittleEndian = __nccwpck_require__( 347 );


// MAIN //

var HIGH;
if ( isLittleEndian === true ) {
	HIGH = 1; // second index
} else {
	HIGH = 0; // first index
}


// EXPORTS //

module.exports = HIGH;


/***/ }),

/***/ 5990:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Set the more significant 32 bits of a double-precision floating-point number.
*
* @module @stdlib/number-float64-base-set-high-word
*
* @example
* var setHighWord = require( '@stdlib/number-float64-base-set-high-word' );
*
* var high = 5 >>> 0; // => 0 00000000000 00000000000000000101
*
* var y = setHighWord( 3.14e201, high ); // => 0 00000000000 0000000000000000010110010011110010110101100010000010
* // returns 1.18350528745e-313
*
* @example
* var PINF = require( '@stdlib/constants-float64-pinf' ); // => 0 11111111111 00000000000000000000 00000000000000000000000000000000
* var setHighWord = require( '@stdlib/number-float64-base-set-high-word' );
*
* var high = 1072693248 >>> 0; // => 0 01111111111 00000000000000000000
*
* // Set the higher order bits of `+infinity` to return `1`:
* var y = setHighWord( PINF, high ); // => 0 01111111111 0000000000000000000000000000000000000000000000000000
* // returns 1.0
*/

// MODULES //

var main = __nccwpck_require__( 6921 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 6921:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var Uint32Array = __nccwpck_require__( 7096 );
var Float64Array = __nccwpck_require__( 9979 );
var HIGH = __nccwpck_require__( 2880 );


// VARIABLES //

var FLOAT64_VIEW = new Float64Array( 1 );
var UINT32_VIEW = new Uint32Array( FLOAT64_VIEW.buffer );


// MAIN //

/**
* Sets the more significant 32 bits of a double-precision floating-point number.
*
* ## Notes
*
* ```text
* float64 (64 bits)
* f := fraction (significand/mantissa) (52 bits)
* e := exponent (11 bits)
* s := sign bit (1 bit)
*
* |-------- -------- -------- -------- -------- -------- -------- --------|
* |                                Float64                                |
* |-------- -------- -------- -------- -------- -------- -------- --------|
* |              Uint32               |               Uint32              |
* |-------- -------- -------- -------- -------- -------- -------- --------|
* ```
*
* If little endian (more significant bits last):
*
* ```text
*                         <-- lower      higher -->
* |   f7       f6       f5       f4       f3       f2    e2 | f1 |s|  e1  |
* ```
*
* If big endian (more significant bits first):
*
* ```text
*                         <-- higher      lower -->
* |s| e1    e2 | f1     f2       f3       f4       f5        f6      f7   |
* ```
*
* In which Uint32 can we find the higher order bits? If little endian, the second; if big endian, the first.
*
* ## References
*
* -   [Open Group][1]
*
* [1]: http://pubs.opengroup.org/onlinepubs/9629399/chap14.htm
*
* @param {number} x - double
* @param {uinteger32} high - unsigned 32-bit integer to replace the higher order word of `x`
* @returns {number} double having the same lower order word as `x`
*
* @example
* var high = 5 >>> 0; // => 0 00000000000 00000000000000000101
*
* var y = setHighWord( 3.14e201, high ); // => 0 00000000000 0000000000000000010110010011110010110101100010000010
* // returns 1.18350528745e-313
*
* @example
* var PINF = require( '@stdlib/constants-float64-pinf' ); // => 0 11111111111 00000000000000000000 00000000000000000000000000000000
*
* var high = 1072693248 >>> 0; // => 0 01111111111 00000000000000000000
*
* // Set the higher order bits of `+infinity` to return `1`:
* var y = setHighWord( PINF, high ); // => 0 01111111111 0000000000000000000000000000000000000000000000000000
* // returns 1.0
*/
function setHighWord( x, high ) {
	FLOAT64_VIEW[ 0 ] = x;
	UINT32_VIEW[ HIGH ] = ( high >>> 0 ); // identity bit shift to ensure integer
	return FLOAT64_VIEW[ 0 ];
}


// EXPORTS //

module.exports = setHighWord;


/***/ }),

/***/ 2895:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var constantFunction = __nccwpck_require__( 3084 );
var isnan = __nccwpck_require__( 6523 );


// MAIN //

/**
* Returns a function for evaluating the quantile function of a degenerate distribution centered at a provided mean value.
*
* @param {number} mu - value at which to center the distribution
* @returns {Function} function to evaluate the quantile function
*
* @example
* var quantile = factory( 5.0 );
*
* var y = quantile( 0.3 );
* // returns 5.0
*
* y = quantile( 0.1 );
* // returns 5.0
*
* y = quantile( 1.1 );
* // returns NaN
*/
function factory( mu ) {
	if ( isnan( mu ) ) {
		return constantFunction( NaN );
	}
	return quantile;

	/**
	* Evaluates the quantile function of a degenerate distribution.
	*
	* @private
	* @param {Probability} p - input value
	* @returns {number} evaluated quantile function
	*
	* @example
	* var y = quantile( 0.5 );
	* // returns <number>
	*/
	function quantile( p ) {
		if ( isnan( p ) || p < 0.0 || p > 1.0 ) {
			return NaN;
		}
		return mu;
	}
}


// EXPORTS //

module.exports = factory;


/***/ }),

/***/ 3925:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Degenerate distribution quantile function.
*
* @module @stdlib/stats-base-dists-degenerate-quantile
*
* @example
* var quantile = require( '@stdlib/stats-base-dists-degenerate-quantile' );
*
* var y = quantile( 0.5, 2.0 );
* // returns 2.0
*
* @example
* var factory = require( '@stdlib/stats-base-dists-degenerate-quantile' ).factory;
*
* var quantile = factory( 10.0 );
*
* var y = quantile( 0.5 );
* // returns 10.0
*/

// MODULES //

var setReadOnly = __nccwpck_require__( 4568 );
var main = __nccwpck_require__( 3844 );
var factory = __nccwpck_require__( 2895 );


// MAIN //

setReadOnly( main, 'factory', factory );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 3844:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isnan = __nccwpck_require__( 6523 );


// MAIN //

/**
* Evaluates the quantile function for a degenerate distribution centered at `mu`.
*
* @param {Probability} p - input value
* @param {number} mu - constant value of the distribution
* @returns {number} evaluated quantile function
*
* @example
* var y = quantile( 0.5, 2.0 );
* // returns 2.0
*
* @example
* var y = quantile( 0.9, 4.0 );
* // returns 4.0
*
* @example
* var y = quantile( 1.1, 0.0 );
* // returns NaN
*
* @example
* var y = quantile( -0.2, 0.0 );
* // returns NaN
*
* @example
* var y = quantile( NaN, 0.0 );
* // returns NaN
*
* @example
* var y = quantile( 0.0, NaN );
* // returns NaN
*/
function quantile( p, mu ) {
	if ( isnan( p ) || p < 0.0 || p > 1.0 ) {
		return NaN;
	}
	return mu;
}


// EXPORTS //

module.exports = quantile;


/***/ }),

/***/ 9354:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var constantFunction = __nccwpck_require__( 3084 );
var degenerate = (__nccwpck_require__(3925).factory);
var erfinv = __nccwpck_require__( 3034 );
var isnan = __nccwpck_require__( 6523 );
var sqrt = __nccwpck_require__( 5478 );


// MAIN //

/**
* Returns a function for evaluating the quantile function of a normal distribution.
*
* @param {number} mu - mean
* @param {NonNegativeNumber} sigma - standard deviation
* @returns {Function} quantile function
*
* @example
* var quantile = factory( 10.0, 2.0 );
* var y = quantile( 0.5 );
* // returns 10.0
*
* y = quantile( 0.8 );
* // returns ~11.683
*/
function factory( mu, sigma ) {
	var A;
	var B;
	if ( isnan( mu ) || isnan( sigma ) || sigma < 0.0 ) {
		return constantFunction( NaN );
	}
	if ( sigma === 0.0 ) {
		degenerate( mu );
	}
	A = mu;
	B = sigma * sqrt( 2.0 );
	return quantile;

	/**
	* Evaluates the quantile function for a normal distribution.
	*
	* @private
	* @param {Probability} p - input value
	* @returns {number} evaluated quantile function
	*
	* @example
	* var y = quantile( 0.3 );
	* // returns <number>
	*/
	function quantile( p ) {
		if ( isnan( p ) || p < 0.0 || p > 1.0 ) {
			return NaN;
		}
		return A + ( B * erfinv( (2.0*p) - 1.0 ) );
	}
}


// EXPORTS //

module.exports = factory;


/***/ }),

/***/ 6060:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Normal distribution quantile function.
*
* @module @stdlib/stats-base-dists-normal-quantile
*
* @example
* var quantile = require( '@stdlib/stats-base-dists-normal-quantile' );
*
* var y = quantile( 0.8, 0.0, 1.0 );
* // returns ~0.842
*
* var myQuantile = quantile.factory( 10.0, 2.0 );
* y = myQuantile( 0.5 );
* // returns 10.0
*/

// MODULES //

var setReadOnly = __nccwpck_require__( 4568 );
var main = __nccwpck_require__( 4739 );
var factory = __nccwpck_require__( 9354 );


// MAIN //

setReadOnly( main, 'factory', factory );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 4739:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var erfinv = __nccwpck_require__( 3034 );
var isnan = __nccwpck_require__( 6523 );
var sqrt = __nccwpck_require__( 5478 );


// MAIN //

/**
* Evaluates the quantile function for a normal distribution with mean `mu` and standard deviation `sigma` at a probability `p`.
*
* @param {Probability} p - input value
* @param {number} mu - mean
* @param {NonNegativeNumber} sigma - standard deviation
* @returns {number} evaluated quantile function
*
* @example
* var y = quantile( 0.8, 0.0, 1.0 );
* // returns ~0.842
*
* @example
* var y = quantile( 0.5, 4.0, 2.0 );
* // returns 4.0
*
* @example
* var y = quantile( 1.1, 0.0, 1.0 );
* // returns NaN
*
* @example
* var y = quantile( -0.2, 0.0, 1.0 );
* // returns NaN
*
* @example
* var y = quantile( NaN, 0.0, 1.0 );
* // returns NaN
*
* @example
* var y = quantile( 0.0, NaN, 1.0 );
* // returns NaN
*
* @example
* var y = quantile( 0.0, 0.0, NaN );
* // returns NaN
*
* @example
* // Negative standard deviation:
* var y = quantile( 0.5, 0.0, -1.0 );
* // returns NaN
*/
function quantile( p, mu, sigma ) {
	var A;
	var B;

	if (
		isnan( mu ) ||
		isnan( sigma ) ||
		isnan( p ) ||
		sigma < 0.0 ||
		p < 0.0 ||
		p > 1.0
	) {
		return NaN;
	}
	if ( sigma === 0.0 ) {
		return mu;
	}
	A = mu;
	B = sigma * sqrt( 2.0 );
	return A + (B * erfinv( (2.0*p) - 1.0 ));
}


// EXPORTS //

module.exports = quantile;


/***/ }),

/***/ 2029:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

// NOTE: for the following, we explicitly avoid using stdlib packages in this particular package in order to avoid circular dependencies.
var abs = Math.abs; // eslint-disable-line stdlib/no-builtin-math
var lowercase = String.prototype.toLowerCase;
var uppercase = String.prototype.toUpperCase;
var replace = String.prototype.replace;


// VARIABLES //

var RE_EXP_POS_DIGITS = /e\+(\d)$/;
var RE_EXP_NEG_DIGITS = /e-(\d)$/;
var RE_ONLY_DIGITS = /^(\d+)$/;
var RE_DIGITS_BEFORE_EXP = /^(\d+)e/;
var RE_TRAILING_PERIOD_ZERO = /\.0$/;
var RE_PERIOD_ZERO_EXP = /\.0*e/;
var RE_ZERO_BEFORE_EXP = /(\..*[^0])0*e/;


// MAIN //

/**
* Formats a token object argument as a floating-point number.
*
* @private
* @param {number} f - parsed number
* @param {Object} token - token object
* @throws {Error} must provide a valid floating-point number
* @returns {string} formatted token argument
*/
function formatDouble( f, token ) {
	var digits;
	var out;

	switch ( token.specifier ) {
	case 'e':
	case 'E':
		out = f.toExponential( token.precision );
		break;
	case 'f':
	case 'F':
		out = f.toFixed( token.precision );
		break;
	case 'g':
	case 'G':
		if ( abs( f ) < 0.0001 ) {
			digits = token.precision;
			if ( digits > 0 ) {
				digits -= 1;
			}
			out = f.toExponential( digits );
		} else {
			out = f.toPrecision( token.precision );
		}
		if ( !token.alternate ) {
			out = replace.call( out, RE_ZERO_BEFORE_EXP, '$1e' );
			out = replace.call( out, RE_PERIOD_ZERO_EXP, 'e' );
			out = replace.call( out, RE_TRAILING_PERIOD_ZERO, '' );
		}
		break;
	default:
		throw new Error( 'invalid double notation. Value: ' + token.specifier );
	}
	out = replace.call( out, RE_EXP_POS_DIGITS, 'e+0$1' );
	out = replace.call( out, RE_EXP_NEG_DIGITS, 'e-0$1' );
	if ( token.alternate ) {
		out = replace.call( out, RE_ONLY_DIGITS, '$1.' );
		out = replace.call( out, RE_DIGITS_BEFORE_EXP, '$1.e' );
	}
	if ( f >= 0 && token.sign ) {
		out = token.sign + out;
	}
	out = ( token.specifier === uppercase.call( token.specifier ) ) ?
		uppercase.call( out ) :
		lowercase.call( out );
	return out;
}


// EXPORTS //

module.exports = formatDouble;


/***/ }),

/***/ 1836:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var isNumber = __nccwpck_require__( 6392 );
var zeroPad = __nccwpck_require__( 122 );

// NOTE: for the following, we explicitly avoid using stdlib packages in this particular package in order to avoid circular dependencies.
var lowercase = String.prototype.toLowerCase;
var uppercase = String.prototype.toUpperCase;


// MAIN //

/**
* Formats a token object argument as an integer.
*
* @private
* @param {Object} token - token object
* @throws {Error} must provide a valid integer
* @returns {string} formatted token argument
*/
function formatInteger( token ) {
	var base;
	var out;
	var i;

	switch ( token.specifier ) {
	case 'b':
		// Case: %b (binary)
		base = 2;
		break;
	case 'o':
		// Case: %o (octal)
		base = 8;
		break;
	case 'x':
	case 'X':
		// Case: %x, %X (hexadecimal)
		base = 16;
		break;
	case 'd':
	case 'i':
	case 'u':
	default:
		// Case: %d, %i, %u (decimal)
		base = 10;
		break;
	}
	out = token.arg;
	i = parseInt( out, 10 );
	if ( !isFinite( i ) ) { // NOTE: We use the global `isFinite` function here instead of `@stdlib/math/base/assert/is-finite` in order to avoid circular dependencies.
		if ( !isNumber( out ) ) {
			throw new Error( 'invalid integer. Value: ' + out );
		}
		i = 0;
	}
	if ( i < 0 && ( token.specifier === 'u' || base !== 10 ) ) {
		i = 0xffffffff + i + 1;
	}
	if ( i < 0 ) {
		out = ( -i ).toString( base );
		if ( token.precision ) {
			out = zeroPad( out, token.precision, token.padRight );
		}
		out = '-' + out;
	} else {
		out = i.toString( base );
		if ( !i && !token.precision ) {
			out = '';
		} else if ( token.precision ) {
			out = zeroPad( out, token.precision, token.padRight );
		}
		if ( token.sign ) {
			out = token.sign + out;
		}
	}
	if ( base === 16 ) {
		if ( token.alternate ) {
			out = '0x' + out;
		}
		out = ( token.specifier === uppercase.call( token.specifier ) ) ?
			uppercase.call( out ) :
			lowercase.call( out );
	}
	if ( base === 8 ) {
		if ( token.alternate && out.charAt( 0 ) !== '0' ) {
			out = '0' + out;
		}
	}
	return out;
}


// EXPORTS //

module.exports = formatInteger;


/***/ }),

/***/ 24:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Generate string from a token array by interpolating values.
*
* @module @stdlib/string-base-format-interpolate
*
* @example
* var formatInterpolate = require( '@stdlib/string-base-format-interpolate' );
*
* var tokens = ['Hello ', { 'specifier': 's' }, '!' ];
* var out = formatInterpolate( tokens, 'World' );
* // returns 'Hello World!'
*/

// MODULES //

var main = __nccwpck_require__( 4879 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 6392:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Tests if a value is a number primitive.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating if a value is a number primitive
*
* @example
* var bool = isNumber( 3.14 );
* // returns true
*
* @example
* var bool = isNumber( NaN );
* // returns true
*
* @example
* var bool = isNumber( new Number( 3.14 ) );
* // returns false
*/
function isNumber( value ) {
	return ( typeof value === 'number' );  // NOTE: we inline the `isNumber.isPrimitive` function from `@stdlib/assert/is-number` in order to avoid circular dependencies.
}


// EXPORTS //

module.exports = isNumber;


/***/ }),

/***/ 7852:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Tests if a value is a string primitive.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating if a value is a string primitive
*
* @example
* var bool = isString( 'beep' );
* // returns true
*
* @example
* var bool = isString( new String( 'beep' ) );
* // returns false
*/
function isString( value ) {
	return ( typeof value === 'string' ); // NOTE: we inline the `isString.isPrimitive` function from `@stdlib/assert/is-string` in order to avoid circular dependencies.
}


// EXPORTS //

module.exports = isString;


/***/ }),

/***/ 4879:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var formatInteger = __nccwpck_require__( 1836 );
var isString = __nccwpck_require__( 7852 );
var isNumber = __nccwpck_require__( 6392 );
var formatDouble = __nccwpck_require__( 2029 );
var spacePad = __nccwpck_require__( 4484 );
var zeroPad = __nccwpck_require__( 122 );


// VARIABLES //

var fromCharCode = String.fromCharCode;
var isArray = Array.isArray; // NOTE: We use the global `Array.isArray` function here instead of `@stdlib/assert/is-array` to avoid circular dependencies.


// FUNCTIONS //

/**
* Returns a boolean indicating whether a value is `NaN`.
*
* @private
* @param {*} value - input value
* @returns {boolean} boolean indicating whether a value is `NaN`
*
* @example
* var bool = isnan( NaN );
* // returns true
*
* @example
* var bool = isnan( 4 );
* // returns false
*/
function isnan( value ) { // explicitly define a function here instead of `@stdlib/math/base/assert/is-nan` in order to avoid circular dependencies
	return ( value !== value );
}

/**
* Initializes token object with properties of supplied format identifier object or default values if not present.
*
* @private
* @param {Object} token - format identifier object
* @returns {Object} token object
*/
function initialize( token ) {
	var out = {};
	out.specifier = token.specifier;
	out.precision = ( token.precision === void 0 ) ? 1 : token.precision;
	out.width = token.width;
	out.flags = token.flags || '';
	out.mapping = token.mapping;
	return out;
}


// MAIN //

/**
* Generates string from a token array by interpolating values.
*
* @param {Array} tokens - string parts and format identifier objects
* @param {Array} ...args - variable values
* @throws {TypeError} first argument must be an array
* @throws {Error} invalid flags
* @returns {string} formatted string
*
* @example
* var tokens = [ 'beep ', { 'specifier': 's' } ];
* var out = formatInterpolate( tokens, 'boop' );
* // returns 'beep boop'
*/
function formatInterpolate( tokens ) {
	var hasPeriod;
	var flags;
	var token;
	var flag;
	var num;
	var out;
	var pos;
	var f;
	var i;
	var j;

	if ( !isArray( tokens ) ) {
		throw new TypeError( 'invalid argument. First argument must be an array. Value: `' + tokens + '`.' );
	}
	out = '';
	pos = 1;
	for ( i = 0; i < tokens.length; i++ ) {
		token = tokens[ i ];
		if ( isString( token ) ) {
			out += token;
		} else {
			hasPeriod = token.precision !== void 0;
			token = initialize( token );
			if ( !token.specifier ) {
				throw new TypeError( 'invalid argument. Token is missing `specifier` property. Index: `'+ i +'`. Value: `' + token + '`.' );
			}
			if ( token.mapping ) {
				pos = token.mapping;
			}
			flags = token.flags;
			for ( j = 0; j < flags.length; j++ ) {
				flag = flags.charAt( j );
				switch ( flag ) {
				case ' ':
					token.sign = ' ';
					break;
				case '+':
					token.sign = '+';
					break;
				case '-':
					token.padRight = true;
					token.padZeros = false;
					break;
				case '0':
					token.padZeros = flags.indexOf( '-' ) < 0; // NOTE: We use built-in `Array.prototype.indexOf` here instead of `@stdlib/assert/contains` in order to avoid circular dependencies.
					break;
				case '#':
					token.alternate = true;
					break;
				default:
					throw new Error( 'invalid flag: ' + flag );
				}
			}
			if ( token.width === '*' ) {
				token.width = parseInt( arguments[ pos ], 10 );
				pos += 1;
				if ( isnan( token.width ) ) {
					throw new TypeError( 'the argument for * width at position ' + pos + ' is not a number. Value: `' + token.width + '`.' );
				}
				if ( token.width < 0 ) {
					token.padRight = true;
					token.width = -token.width;
				}
			}
			if ( hasPeriod ) {
				if ( token.precision === '*' ) {
					token.precision = parseInt( arguments[ pos ], 10 );
					pos += 1;
					if ( isnan( token.precision ) ) {
						throw new TypeError( 'the argument for * precision at position ' + pos + ' is not a number. Value: `' + token.precision + '`.' );
					}
					if ( token.precision < 0 ) {
						token.precision = 1;
						hasPeriod = false;
					}
				}
			}
			token.arg = arguments[ pos ];
			switch ( token.specifier ) {
			case 'b':
			case 'o':
			case 'x':
			case 'X':
			case 'd':
			case 'i':
			case 'u':
				// Case: %b (binary), %o (octal), %x, %X (hexadecimal), %d, %i (decimal), %u (unsigned decimal)
				if ( hasPeriod ) {
					token.padZeros = false;
				}
				token.arg = formatInteger( token );
				break;
			case 's':
				// Case: %s (string)
				token.maxWidth = ( hasPeriod ) ? token.precision : -1;
				token.arg = String( token.arg );
				break;
			case 'c':
				// Case: %c (character)
				if ( !isnan( token.arg ) ) {
					num = parseInt( token.arg, 10 );
					if ( num < 0 || num > 127 ) {
						throw new Error( 'invalid character code. Value: ' + token.arg );
					}
					token.arg = ( isnan( num ) ) ? String( token.arg ) : fromCharCode( num ); // eslint-disable-line max-len
				}
				break;
			case 'e':
			case 'E':
			case 'f':
			case 'F':
			case 'g':
			case 'G':
				// Case: %e, %E (scientific notation), %f, %F (decimal floating point), %g, %G (uses the shorter of %e/E or %f/F)
				if ( !hasPeriod ) {
					token.precision = 6;
				}
				f = parseFloat( token.arg );
				if ( !isFinite( f ) ) { // NOTE: We use the global `isFinite` function here instead of `@stdlib/math/base/assert/is-finite` in order to avoid circular dependencies.
					if ( !isNumber( token.arg ) ) {
						throw new Error( 'invalid floating-point number. Value: ' + out );
					}
					// Case: NaN, Infinity, or -Infinity
					f = token.arg;
					token.padZeros = false;
				}
				token.arg = formatDouble( f, token );
				break;
			default:
				throw new Error( 'invalid specifier: ' + token.specifier );
			}
			// Fit argument into field width...
			if ( token.maxWidth >= 0 && token.arg.length > token.maxWidth ) {
				token.arg = token.arg.substring( 0, token.maxWidth );
			}
			if ( token.padZeros ) {
				token.arg = zeroPad( token.arg, token.width || token.precision, token.padRight ); // eslint-disable-line max-len
			} else if ( token.width ) {
				token.arg = spacePad( token.arg, token.width, token.padRight );
			}
			out += token.arg || '';
			pos += 1;
		}
	}
	return out;
}


// EXPORTS //

module.exports = formatInterpolate;


/***/ }),

/***/ 4484:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// FUNCTIONS //

/**
* Returns `n` spaces.
*
* @private
* @param {number} n - number of spaces
* @returns {string} string of spaces
*/
function spaces( n ) {
	var out = '';
	var i;
	for ( i = 0; i < n; i++ ) {
		out += ' ';
	}
	return out;
}


// MAIN //

/**
* Pads a token with spaces to the specified width.
*
* @private
* @param {string} str - token argument
* @param {number} width - token width
* @param {boolean} [right=false] - boolean indicating whether to pad to the right
* @returns {string} padded token argument
*/
function spacePad( str, width, right ) {
	var pad = width - str.length;
	if ( pad < 0 ) {
		return str;
	}
	str = ( right ) ?
		str + spaces( pad ) :
		spaces( pad ) + str;
	return str;
}


// EXPORTS //

module.exports = spacePad;


/***/ }),

/***/ 122:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// FUNCTIONS //

/**
* Tests if a string starts with a minus sign (`-`).
*
* @private
* @param {string} str - input string
* @returns {boolean} boolean indicating if a string starts with a minus sign (`-`)
*/
function startsWithMinus( str ) {
	return str[ 0 ] === '-';
}

/**
* Returns a string of `n` zeros.
*
* @private
* @param {number} n - number of zeros
* @returns {string} string of zeros
*/
function zeros( n ) {
	var out = '';
	var i;
	for ( i = 0; i < n; i++ ) {
		out += '0';
	}
	return out;
}


// MAIN //

/**
* Pads a token with zeros to the specified width.
*
* @private
* @param {string} str - token argument
* @param {number} width - token width
* @param {boolean} [right=false] - boolean indicating whether to pad to the right
* @returns {string} padded token argument
*/
function zeroPad( str, width, right ) {
	var negative = false;
	var pad = width - str.length;
	if ( pad < 0 ) {
		return str;
	}
	if ( startsWithMinus( str ) ) {
		negative = true;
		str = str.substr( 1 );
	}
	str = ( right ) ?
		str + zeros( pad ) :
		zeros( pad ) + str;
	if ( negative ) {
		str = '-' + str;
	}
	return str;
}


// EXPORTS //

module.exports = zeroPad;


/***/ }),

/***/ 9340:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Tokenize a string into an array of string parts and format identifier objects.
*
* @module @stdlib/string-base-format-tokenize
*
* @example
* var formatTokenize = require( '@stdlib/string-base-format-tokenize' );
*
* var str = 'Hello %s!';
* var tokens = formatTokenize( str );
* // returns [ 'Hello ', {...}, '!' ]
*/

// MODULES //

var main = __nccwpck_require__( 8755 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 8755:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// VARIABLES //

var RE = /%(?:([1-9]\d*)\$)?([0 +\-#]*)(\*|\d+)?(?:(\.)(\*|\d+)?)?[hlL]?([%A-Za-z])/g;


// FUNCTIONS //

/**
* Parses a delimiter.
*
* @private
* @param {Array} match - regular expression match
* @returns {Object} delimiter token object
*/
function parse( match ) {
	var token = {
		'mapping': ( match[ 1 ] ) ? parseInt( match[ 1 ], 10 ) : void 0,
		'flags': match[ 2 ],
		'width': match[ 3 ],
		'precision': match[ 5 ],
		'specifier': match[ 6 ]
	};
	if ( match[ 4 ] === '.' && match[ 5 ] === void 0 ) {
		token.precision = '1';
	}
	return token;
}


// MAIN //

/**
* Tokenizes a string into an array of string parts and format identifier objects.
*
* @param {string} str - input string
* @returns {Array} tokens
*
* @example
* var tokens = formatTokenize( 'Hello %s!' );
* // returns [ 'Hello ', {...}, '!' ]
*/
function formatTokenize( str ) {
	var content;
	var tokens;
	var match;
	var prev;

	tokens = [];
	prev = 0;
	match = RE.exec( str );
	while ( match ) {
		content = str.slice( prev, RE.lastIndex - match[ 0 ].length );
		if ( content.length ) {
			tokens.push( content );
		}
		// Check for an escaped percent sign `%%`...
		if ( match[ 6 ] === '%' ) {
			tokens.push( '%' );
		} else {
			tokens.push( parse( match ) );
		}
		prev = RE.lastIndex;
		match = RE.exec( str );
	}
	content = str.slice( prev );
	if ( content.length ) {
		tokens.push( content );
	}
	return tokens;
}


// EXPORTS //

module.exports = formatTokenize;


/***/ }),

/***/ 7760:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Insert supplied variable values into a format string.
*
* @module @stdlib/string-format
*
* @example
* var format = require( '@stdlib/string-format' );
*
* var out = format( '%s %s!', 'Hello', 'World' );
* // returns 'Hello World!'
*
* out = format( 'Pi: ~%.2f', 3.141592653589793 );
* // returns 'Pi: ~3.14'
*/

// MODULES //

var main = __nccwpck_require__( 3191 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 8676:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Tests if a value is a string primitive.
*
* @param {*} value - value to test
* @returns {boolean} boolean indicating if a value is a string primitive
*
* @example
* var bool = isString( 'beep' );
* // returns true
*
* @example
* var bool = isString( new String( 'beep' ) );
* // returns false
*/
function isString( value ) {
	return ( typeof value === 'string' ); // NOTE: we inline the `isString.isPrimitive` function from `@stdlib/assert/is-string` in order to avoid circular dependencies.
}


// EXPORTS //

module.exports = isString;


/***/ }),

/***/ 3191:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2022 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var interpolate = __nccwpck_require__( 24 );
var tokenize = __nccwpck_require__( 9340 );
var isString = __nccwpck_require__( 8676 );


// MAIN //

/**
* Inserts supplied variable values into a format string.
*
* @param {string} str - input string
* @param {Array} ...args - variable values
* @throws {TypeError} first argument must be a string
* @throws {Error} invalid flags
* @returns {string} formatted string
*
* @example
* var str = format( 'Hello %s!', 'world' );
* // returns 'Hello world!'
*
* @example
* var str = format( 'Pi: ~%.2f', 3.141592653589793 );
* // returns 'Pi: ~3.14'
*/
function format( str ) {
	var args;
	var i;

	if ( !isString( str ) ) {
		throw new TypeError( format( 'invalid argument. First argument must be a string. Value: `%s`.', str ) );
	}
	args = [ tokenize( str ) ];
	for ( i = 1; i < arguments.length; i++ ) {
		args.push( arguments[ i ] );
	}
	return interpolate.apply( null, args );
}


// EXPORTS //

module.exports = format;


/***/ }),

/***/ 2038:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Symbol factory.
*
* @module @stdlib/symbol-ctor
*
* @example
* var Symbol = require( '@stdlib/symbol-ctor' );
*
* var s = Symbol( 'beep' );
* // returns <symbol>
*/

// MODULES //

var main = __nccwpck_require__( 2873 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 2873:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var Sym = ( typeof Symbol === 'function' ) ? Symbol : void 0; // eslint-disable-line stdlib/require-globals


// EXPORTS //

module.exports = Sym;


/***/ }),

/***/ 3084:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Create a constant function.
*
* @module @stdlib/utils-constant-function
*
* @example
* var constantFunction = require( '@stdlib/utils-constant-function' );
*
* var fcn = constantFunction( 3.14 );
*
* var v = fcn();
* // returns 3.14
*
* v = fcn();
* // returns 3.14
*
* v = fcn();
* // returns 3.14
*/

// MODULES //

var main = __nccwpck_require__( 8675 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 8675:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Creates a function which always returns the same value.
*
* @param {*} [value] - value to always return
* @returns {Function} constant function
*
* @example
* var fcn = wrap( 3.14 );
*
* var v = fcn();
* // returns 3.14
*
* v = fcn();
* // returns 3.14
*
* v = fcn();
* // returns 3.14
*/
function wrap( value ) {
	return constantFunction;

	/**
	* Constant function.
	*
	* @private
	* @returns {*} constant value
	*/
	function constantFunction() {
		return value;
	}
}


// EXPORTS //

module.exports = wrap;


/***/ }),

/***/ 4568:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Define a non-enumerable read-only property.
*
* @module @stdlib/utils-define-nonenumerable-read-only-property
*
* @example
* var setNonEnumerableReadOnly = require( '@stdlib/utils-define-nonenumerable-read-only-property' );
*
* var obj = {};
*
* setNonEnumerableReadOnly( obj, 'foo', 'bar' );
*
* try {
*     obj.foo = 'boop';
* } catch ( err ) {
*     console.error( err.message );
* }
*/

// MODULES //

var main = __nccwpck_require__( 6239 );


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 6239:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var defineProperty = __nccwpck_require__( 708 );


// MAIN //

/**
* Defines a non-enumerable read-only property.
*
* @param {Object} obj - object on which to define the property
* @param {(string|symbol)} prop - property name
* @param {*} value - value to set
*
* @example
* var obj = {};
*
* setNonEnumerableReadOnly( obj, 'foo', 'bar' );
*
* try {
*     obj.foo = 'boop';
* } catch ( err ) {
*     console.error( err.message );
* }
*/
function setNonEnumerableReadOnly( obj, prop, value ) {
	defineProperty( obj, prop, {
		'configurable': false,
		'enumerable': false,
		'writable': false,
		'value': value
	});
}


// EXPORTS //

module.exports = setNonEnumerableReadOnly;


/***/ }),

/***/ 7619:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

/**
* Defines (or modifies) an object property.
*
* ## Notes
*
* -   Property descriptors come in two flavors: **data descriptors** and **accessor descriptors**. A data descriptor is a property that has a value, which may or may not be writable. An accessor descriptor is a property described by a getter-setter function pair. A descriptor must be one of these two flavors and cannot be both.
*
* @name defineProperty
* @type {Function}
* @param {Object} obj - object on which to define the property
* @param {(string|symbol)} prop - property name
* @param {Object} descriptor - property descriptor
* @param {boolean} [descriptor.configurable=false] - boolean indicating if property descriptor can be changed and if the property can be deleted from the provided object
* @param {boolean} [descriptor.enumerable=false] - boolean indicating if the property shows up when enumerating object properties
* @param {boolean} [descriptor.writable=false] - boolean indicating if the value associated with the property can be changed with an assignment operator
* @param {*} [descriptor.value] - property value
* @param {(Function|void)} [descriptor.get=undefined] - function which serves as a getter for the property, or, if no getter, undefined. When the property is accessed, a getter function is called without arguments and with the `this` context set to the object through which the property is accessed (which may not be the object on which the property is defined due to inheritance). The return value will be used as the property value.
* @param {(Function|void)} [descriptor.set=undefined] - function which serves as a setter for the property, or, if no setter, undefined. When assigning a property value, a setter function is called with one argument (the value being assigned to the property) and with the `this` context set to the object through which the property is assigned.
* @throws {TypeError} first argument must be an object
* @throws {TypeError} third argument must be an object
* @throws {Error} property descriptor cannot have both a value and a setter and/or getter
* @returns {Object} object with added property
*
* @example
* var obj = {};
*
* defineProperty( obj, 'foo', {
*     'value': 'bar'
* });
*
* var str = obj.foo;
* // returns 'bar'
*/
var defineProperty = Object.defineProperty;


// EXPORTS //

module.exports = defineProperty;


/***/ }),

/***/ 5141:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2021 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var main = ( typeof Object.defineProperty === 'function' ) ? Object.defineProperty : null;


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 2342:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2021 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var defineProperty = __nccwpck_require__( 5141 );


// MAIN //

/**
* Tests for `Object.defineProperty` support.
*
* @private
* @returns {boolean} boolean indicating if an environment has `Object.defineProperty` support
*
* @example
* var bool = hasDefinePropertySupport();
* // returns <boolean>
*/
function hasDefinePropertySupport() {
	// Test basic support...
	try {
		defineProperty( {}, 'x', {} );
		return true;
	} catch ( err ) { // eslint-disable-line no-unused-vars
		return false;
	}
}


// EXPORTS //

module.exports = hasDefinePropertySupport;


/***/ }),

/***/ 708:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Define (or modify) an object property.
*
* @module @stdlib/utils-define-property
*
* @example
* var defineProperty = require( '@stdlib/utils-define-property' );
*
* var obj = {};
* defineProperty( obj, 'foo', {
*     'value': 'bar',
*     'writable': false,
*     'configurable': false,
*     'enumerable': false
* });
* obj.foo = 'boop'; // => throws
*/

// MODULES //

var hasDefinePropertySupport = __nccwpck_require__( 2342 );
var builtin = __nccwpck_require__( 7619 );
var polyfill = __nccwpck_require__( 61 );


// MAIN //

var defineProperty;
if ( hasDefinePropertySupport() ) {
	defineProperty = builtin;
} else {
	defineProperty = polyfill;
}


// EXPORTS //

module.exports = defineProperty;


/***/ }),

/***/ 61:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/

/* eslint-disable no-underscore-dangle, no-proto */



// MODULES //

var format = __nccwpck_require__( 7760 );


// VARIABLES //

var objectProtoype = Object.prototype;
var toStr = objectProtoype.toString;
var defineGetter = objectProtoype.__defineGetter__;
var defineSetter = objectProtoype.__defineSetter__;
var lookupGetter = objectProtoype.__lookupGetter__;
var lookupSetter = objectProtoype.__lookupSetter__;


// MAIN //

/**
* Defines (or modifies) an object property.
*
* ## Notes
*
* -   Property descriptors come in two flavors: **data descriptors** and **accessor descriptors**. A data descriptor is a property that has a value, which may or may not be writable. An accessor descriptor is a property described by a getter-setter function pair. A descriptor must be one of these two flavors and cannot be both.
*
* @param {Object} obj - object on which to define the property
* @param {string} prop - property name
* @param {Object} descriptor - property descriptor
* @param {boolean} [descriptor.configurable=false] - boolean indicating if property descriptor can be changed and if the property can be deleted from the provided object
* @param {boolean} [descriptor.enumerable=false] - boolean indicating if the property shows up when enumerating object properties
* @param {boolean} [descriptor.writable=false] - boolean indicating if the value associated with the property can be changed with an assignment operator
* @param {*} [descriptor.value] - property value
* @param {(Function|void)} [descriptor.get=undefined] - function which serves as a getter for the property, or, if no getter, undefined. When the property is accessed, a getter function is called without arguments and with the `this` context set to the object through which the property is accessed (which may not be the object on which the property is defined due to inheritance). The return value will be used as the property value.
* @param {(Function|void)} [descriptor.set=undefined] - function which serves as a setter for the property, or, if no setter, undefined. When assigning a property value, a setter function is called with one argument (the value being assigned to the property) and with the `this` context set to the object through which the property is assigned.
* @throws {TypeError} first argument must be an object
* @throws {TypeError} third argument must be an object
* @throws {Error} property descriptor cannot have both a value and a setter and/or getter
* @returns {Object} object with added property
*
* @example
* var obj = {};
*
* defineProperty( obj, 'foo', {
*     'value': 'bar'
* });
*
* var str = obj.foo;
* // returns 'bar'
*/
function defineProperty( obj, prop, descriptor ) {
	var prototype;
	var hasValue;
	var hasGet;
	var hasSet;

	if ( typeof obj !== 'object' || obj === null || toStr.call( obj ) === '[object Array]' ) {
		throw new TypeError( format( 'invalid argument. First argument must be an object. Value: `%s`.', obj ) );
	}
	if ( typeof descriptor !== 'object' || descriptor === null || toStr.call( descriptor ) === '[object Array]' ) {
		throw new TypeError( format( 'invalid argument. Property descriptor must be an object. Value: `%s`.', descriptor ) );
	}
	hasValue = ( 'value' in descriptor );
	if ( hasValue ) {
		if (
			lookupGetter.call( obj, prop ) ||
			lookupSetter.call( obj, prop )
		) {
			// Override `__proto__` to avoid touching inherited accessors:
			prototype = obj.__proto__;
			obj.__proto__ = objectProtoype;

			// Delete property as existing getters/setters prevent assigning value to specified property:
			delete obj[ prop ];
			obj[ prop ] = descriptor.value;

			// Restore original prototype:
			obj.__proto__ = prototype;
		} else {
			obj[ prop ] = descriptor.value;
		}
	}
	hasGet = ( 'get' in descriptor );
	hasSet = ( 'set' in descriptor );

	if ( hasValue && ( hasGet || hasSet ) ) {
		throw new Error( 'invalid argument. Cannot specify one or more accessors and a value or writable attribute in the property descriptor.' );
	}

	if ( hasGet && defineGetter ) {
		defineGetter.call( obj, prop, descriptor.get );
	}
	if ( hasSet && defineSetter ) {
		defineSetter.call( obj, prop, descriptor.set );
	}
	return obj;
}


// EXPORTS //

module.exports = defineProperty;


/***/ }),

/***/ 547:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



/**
* Return a string value indicating a specification defined classification of an object.
*
* @module @stdlib/utils-native-class
*
* @example
* var nativeClass = require( '@stdlib/utils-native-class' );
*
* var str = nativeClass( 'a' );
* // returns '[object String]'
*
* str = nativeClass( 5 );
* // returns '[object Number]'
*
* function Beep() {
*     return this;
* }
* str = nativeClass( new Beep() );
* // returns '[object Object]'
*/

// MODULES //

var hasToStringTag = __nccwpck_require__( 9501 );
var builtin = __nccwpck_require__( 1006 );
var polyfill = __nccwpck_require__( 9728 );


// MAIN //

var main;
if ( hasToStringTag() ) {
	main = polyfill;
} else {
	main = builtin;
}


// EXPORTS //

module.exports = main;


/***/ }),

/***/ 1006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var toStr = __nccwpck_require__( 5763 );


// MAIN //

/**
* Returns a string value indicating a specification defined classification (via the internal property `[[Class]]`) of an object.
*
* @param {*} v - input value
* @returns {string} string value indicating a specification defined classification of the input value
*
* @example
* var str = nativeClass( 'a' );
* // returns '[object String]'
*
* @example
* var str = nativeClass( 5 );
* // returns '[object Number]'
*
* @example
* function Beep() {
*     return this;
* }
* var str = nativeClass( new Beep() );
* // returns '[object Object]'
*/
function nativeClass( v ) {
	return toStr.call( v );
}


// EXPORTS //

module.exports = nativeClass;


/***/ }),

/***/ 9728:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var hasOwnProp = __nccwpck_require__( 1907 );
var toStringTag = __nccwpck_require__( 4499 );
var toStr = __nccwpck_require__( 5763 );


// MAIN //

/**
* Returns a string value indicating a specification defined classification of an object in environments supporting `Symbol.toStringTag`.
*
* @param {*} v - input value
* @returns {string} string value indicating a specification defined classification of the input value
*
* @example
* var str = nativeClass( 'a' );
* // returns '[object String]'
*
* @example
* var str = nativeClass( 5 );
* // returns '[object Number]'
*
* @example
* function Beep() {
*     return this;
* }
* var str = nativeClass( new Beep() );
* // returns '[object Object]'
*/
function nativeClass( v ) {
	var isOwn;
	var tag;
	var out;

	if ( v === null || v === void 0 ) {
		return toStr.call( v );
	}
	tag = v[ toStringTag ];
	isOwn = hasOwnProp( v, toStringTag );

	// Attempt to override the `toStringTag` property. For built-ins having a `Symbol.toStringTag` property (e.g., `JSON`, `Math`, etc), the `Symbol.toStringTag` property is read-only (e.g., , so we need to wrap in a `try/catch`.
	try {
		v[ toStringTag ] = void 0;
	} catch ( err ) { // eslint-disable-line no-unused-vars
		return toStr.call( v );
	}
	out = toStr.call( v );

	if ( isOwn ) {
		v[ toStringTag ] = tag;
	} else {
		delete v[ toStringTag ];
	}
	return out;
}


// EXPORTS //

module.exports = nativeClass;


/***/ }),

/***/ 5763:
/***/ ((module) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MAIN //

var toStr = Object.prototype.toString;


// EXPORTS //

module.exports = toStr;


/***/ }),

/***/ 4499:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
* @license Apache-2.0
*
* Copyright (c) 2018 The Stdlib Authors.
*
* Licensed under the Apache License, Version 2.0 (the "License");
* you may not use this file except in compliance with the License.
* You may obtain a copy of the License at
*
*    http://www.apache.org/licenses/LICENSE-2.0
*
* Unless required by applicable law or agreed to in writing, software
* distributed under the License is distributed on an "AS IS" BASIS,
* WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
* See the License for the specific language governing permissions and
* limitations under the License.
*/



// MODULES //

var Symbol = __nccwpck_require__( 2038 );


// MAIN //

var toStrTag = ( typeof Symbol === 'function' ) ? Symbol.toStringTag : '';


// EXPORTS //

module.exports = toStrTag;


/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 5613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ EventWriter)
});

// UNUSED EXPORTS: serialiseEvent

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./build/js/src/engine/event-writer.js

/** Events as JSON lines; waits where the reader is slower. */
class EventWriter {
    stream;
    constructor(stream) {
        this.stream = stream;
    }
    /** @throws RangeError for a number that JSON cannot hold: NaN written as null would be read as "nothing to report" */
    async write(event) {
        if (!this.stream.write(`${serialiseEvent(event)}\n`))
            await (0,external_node_events_namespaceObject.once)(this.stream, 'drain');
    }
}
function serialiseEvent(event) {
    return JSON.stringify(event, (key, value) => {
        if (typeof value === 'number' && !Number.isFinite(value)) {
            throw new RangeError(`an event of type ${event.type} holds ${value} under ${JSON.stringify(key)}`);
        }
        return value;
    });
}


/***/ }),

/***/ 6450:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _event_writer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5613);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(970);
/**
 * The engine process: `node engine JOB.json`. Events go to standard output as JSON lines and nothing else does; the exit
 * code is 0 only after the `end` event.
 */



async function main() {
    // A library that logs must not break the event stream.
    console.log = console.info = console.debug = console.error;
    const [, , path] = process.argv;
    if (path === undefined)
        throw new Error('usage: engine JOB.json');
    const job = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    const stop = new AbortController();
    // A second signal, or a computation that does not come back, must not keep the process.
    const onSignal = () => {
        stop.abort(new Error('stopped'));
        setTimeout(() => process.exit(1), 1000).unref();
    };
    process.once('SIGTERM', onSignal);
    process.once('SIGINT', onSignal);
    const writer = new _event_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .EventWriter */ .S(process.stdout);
    // The service is gone: nobody reads the result.
    process.stdout.on('error', () => process.exit(1));
    const completed = await (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runEngine */ .c)(job, (event) => writer.write(event), stop.signal);
    if (completed)
        process.exitCode = 0;
}
process.exitCode = 1;
await main().catch((error) => {
    console.error(error instanceof Error ? error.stack : error);
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ runEngine)
});

;// CONCATENATED MODULE: ./build/js/src/engine/statistics/auc.js
/**
 * ROC-AUC of every group in one pass over the ranking: the share of (positive, negative) pairs that are in order, ties
 * counting half (Mann and Whitney 1947; Hanley and McNeil 1982).
 *
 * @param outcomes per row 1 positive, 0 negative, 2 not known
 */
function groupAucs(ranking, outcomes, { codes, count }) {
    const area = new Float64Array(count);
    const positives = new Float64Array(count);
    const negatives = new Float64Array(count);
    const { rows, starts } = ranking;
    for (let block = 0; block + 1 < starts.length; block++) {
        const from = starts[block];
        const to = starts[block + 1];
        // A positive is in order with the negatives seen so far: those of lower value.
        for (let place = from; place < to; place++) {
            const row = rows[place];
            const group = codes === null ? 0 : codes[row];
            if (group >= 0 && outcomes[row] === 1) {
                area[group] += negatives[group];
                positives[group]++;
            }
        }
        if (to - from > 1)
            addTies(ranking, block, outcomes, codes, area);
        for (let place = from; place < to; place++) {
            const row = rows[place];
            const group = codes === null ? 0 : codes[row];
            if (group >= 0 && outcomes[row] === 0)
                negatives[group]++;
        }
    }
    const values = area.map((sum, group) => sum / (positives[group] * negatives[group]));
    return { values, positives, negatives };
}
/** Half a pair for each positive and negative of one group with the same value. */
function addTies({ rows, starts }, block, outcomes, codes, area) {
    const tied = new Map();
    for (let place = starts[block]; place < starts[block + 1]; place++) {
        const row = rows[place];
        const group = codes === null ? 0 : codes[row];
        const outcome = outcomes[row];
        if (group < 0 || outcome > 1)
            continue;
        let counts = tied.get(group);
        if (counts === undefined)
            tied.set(group, (counts = { positives: 0, negatives: 0 }));
        if (outcome === 1)
            counts.positives++;
        else
            counts.negatives++;
    }
    for (const [group, counts] of tied)
        area[group] += (counts.positives * counts.negatives) / 2;
}
/** Points of a ROC curve, at most `limit` of them, first (0, 0) and last (1, 1). Null when there is only one class. */
function rocCurve({ rows, starts }, outcomes, limit = 100) {
    let positives = 0;
    let negatives = 0;
    for (const outcome of outcomes) {
        if (outcome === 1)
            positives++;
        else if (outcome === 0)
            negatives++;
    }
    if (positives === 0 || negatives === 0)
        return null;
    const x = [0];
    const y = [0];
    let above = 0;
    let wrong = 0;
    let drawn = 0;
    const step = 1 / (limit - 2);
    for (let block = starts.length - 2; block >= 0; block--) {
        for (let place = starts[block]; place < starts[block + 1]; place++) {
            const outcome = outcomes[rows[place]];
            if (outcome === 1)
                above++;
            else if (outcome === 0)
                wrong++;
        }
        const moved = (above / positives + wrong / negatives) / 2;
        if (moved - drawn < step && block > 0)
            continue;
        x.push(wrong / negatives);
        y.push(above / positives);
        drawn = moved;
    }
    return { falsePositiveRate: x, truePositiveRate: y };
}

;// CONCATENATED MODULE: ./build/js/src/engine/statistics/standard-error.js
/**
 * Standard errors of the measures that have a usual one. All take counts and sums that a tally holds already.
 * Degenerate samples give 0, as the Wald interval does at shares of 0 and 1.
 */
/** Of a share `p` of `n` rows (Wald). */
function errorOfShare(p, n) {
    return Math.sqrt((p * (1 - p)) / n);
}
/** Of a mean of `n` values whose squared deviations sum to `m2`. */
function errorOfMean(m2, n) {
    return n < 2 ? 0 : Math.sqrt(m2 / (n - 1) / n);
}
/** Of a population variance: sqrt((mu4 - sigma^4) / n), from the sums of second and fourth powers of deviations. */
function errorOfVariance(m2, m4, n) {
    return Math.sqrt(Math.max(0, m4 / n - (m2 / n) ** 2) / n);
}
/** Of a ROC-AUC (Hanley and McNeil, Radiology 143, 1982). */
function errorOfAuc(auc, positives, negatives) {
    const bothPositive = auc / (2 - auc);
    const bothNegative = (2 * auc * auc) / (1 + auc);
    const spread = auc * (1 - auc) +
        (positives - 1) * (bothPositive - auc * auc) +
        (negatives - 1) * (bothNegative - auc * auc);
    return Math.sqrt(Math.max(0, spread) / (positives * negatives));
}
/**
 * Of F1. With j = TP / (TP + FP + FN), a share of `n` = TP + FP + FN rows, F1 is 2j / (1 + j); the delta method
 * carries the error of j over.
 */
function errorOfF1(truePositives, n) {
    const j = truePositives / n;
    return (2 / (1 + j) ** 2) * errorOfShare(j, n);
}

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/metric.js
/** Holds the sums of one grouping, so that the metrics that share them share the passes too. */
class TallyCache {
    tallies = new Map();
    get(key, make) {
        if (!this.tallies.has(key))
            this.tallies.set(key, make());
        return this.tallies.get(key);
    }
}
const UNDEFINED = { value: null, standardError: null, relevantRows: 0 };
/** A value with its guard: a number that is not finite is not a measurement. */
function measured(value, standardError, relevantRows) {
    if (!Number.isFinite(value))
        return { value: null, standardError: null, relevantRows };
    return { value, standardError, relevantRows };
}

;// CONCATENATED MODULE: ./build/js/src/engine/statistics/ranking.js
/**
 * Ranks every `stride`-th value from `offset`, that is, one class of row-major probabilities.
 * Sorts the bare numbers (native, without a comparator) and then counts rows into place.
 */
function rank(values, stride = 1, offset = 0) {
    const rows = Math.floor((values.length - offset + stride - 1) / stride);
    const column = new Float64Array(rows);
    // Adding 0 turns -0 into 0: the sort and the search below would tell them apart.
    for (let row = 0; row < rows; row++)
        column[row] = values[row * stride + offset] + 0;
    const distinct = Float64Array.from(column).sort();
    let used = 0;
    for (const value of distinct)
        if (used === 0 || value !== distinct[used - 1])
            distinct[used++] = value;
    const ranks = new Uint32Array(rows);
    const starts = new Uint32Array(used + 1);
    for (let row = 0; row < rows; row++) {
        const found = placeOf(column[row], distinct, used);
        ranks[row] = found;
        starts[found + 1]++;
    }
    for (let value = 0; value < used; value++)
        starts[value + 1] += starts[value];
    const next = starts.slice(0, used);
    const ordered = new Uint32Array(rows);
    for (let row = 0; row < rows; row++)
        ordered[next[ranks[row]]++] = row;
    return { rows: ordered, starts };
}
function placeOf(value, sorted, length) {
    let low = 0;
    let high = length - 1;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/scores.js

function taskOf(modelTask) {
    if (modelTask === 'MODEL_TASK_BINARY_CLASSIFICATION')
        return 'binary';
    return modelTask === 'MODEL_TASK_REGRESSION' ? 'regression' : 'multiclass';
}
const UNLABELLED = 2;
/** One dataset's predictions beside its labels, with what several metrics derive from them, each derived once. */
class Scores {
    task;
    rows;
    /** Per row: 0 or 1, class index, or any real; NaN where the row has no label. Null: no labels at all. */
    labels;
    predictions;
    rankings = new Map();
    outcomeMasks = new Map();
    ownConfidence;
    ownPredictedClass;
    constructor(task, labels, predictions) {
        this.task = task;
        this.rows = predictions.values.length / predictions.width;
        this.labels = labels;
        this.predictions = predictions;
    }
    /** 2 for binary, the number of columns for multiclass, 0 for regression. */
    get classes() {
        return this.task === 'binary' ? 2 : this.task === 'multiclass' ? this.predictions.width : 0;
    }
    /** Rows by the probability of a class (binary: of the positive one). */
    ranking(ofClass = 0) {
        let ranking = this.rankings.get(ofClass);
        if (ranking === undefined) {
            ranking = rank(this.predictions.values, this.predictions.width, ofClass);
            this.rankings.set(ofClass, ranking);
        }
        return ranking;
    }
    /** Per row: 1 where the label is `ofClass`, 0 where it is another, UNLABELLED where there is none. */
    outcomes(ofClass = 1) {
        let outcomes = this.outcomeMasks.get(ofClass);
        if (outcomes === undefined) {
            outcomes = new Uint8Array(this.rows).fill(UNLABELLED);
            const { labels } = this;
            for (let row = 0; labels !== null && row < this.rows; row++) {
                const label = labels[row];
                if (!Number.isNaN(label))
                    outcomes[row] = label === ofClass ? 1 : 0;
            }
            this.outcomeMasks.set(ofClass, outcomes);
        }
        return outcomes;
    }
    /**
     * Class that a row is taken for. Binary: positive above 0.5; exactly 0.5 is negative, as NumPy rounds it.
     * Multiclass: the highest probability, the first of equals, as NumPy's argmax.
     */
    get predictedClass() {
        return (this.ownPredictedClass ??= this.findPredictedClass());
    }
    /** Probability of the class that the row is taken for, per row. */
    get confidence() {
        return (this.ownConfidence ??= this.findConfidence());
    }
    findPredictedClass() {
        const { values, width } = this.predictions;
        const classes = new Int32Array(this.rows);
        for (let row = 0; row < this.rows; row++) {
            if (width === 1) {
                classes[row] = values[row] > 0.5 ? 1 : 0;
                continue;
            }
            let best = 0;
            for (let c = 1; c < width; c++)
                if (values[row * width + c] > values[row * width + best])
                    best = c;
            classes[row] = best;
        }
        return classes;
    }
    findConfidence() {
        const { values, width } = this.predictions;
        const predicted = this.predictedClass;
        return Float64Array.from({ length: this.rows }, (_, row) => width === 1 ? Math.max(values[row], 1 - values[row]) : values[row * width + predicted[row]]);
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/binary.js




function confusionOf(scores, { codes, count }) {
    const predicted = scores.predictedClass;
    const outcomes = scores.outcomes();
    const counts = {
        truePositives: new Float64Array(count),
        falsePositives: new Float64Array(count),
        trueNegatives: new Float64Array(count),
        falseNegatives: new Float64Array(count),
        rows: new Float64Array(count),
        flagged: new Float64Array(count)
    };
    for (let row = 0; row < scores.rows; row++) {
        const group = codes === null ? 0 : codes[row];
        if (group < 0)
            continue;
        const positive = predicted[row] === 1;
        counts.rows[group]++;
        if (positive)
            counts.flagged[group]++;
        const outcome = outcomes[row];
        if (outcome === UNLABELLED)
            continue;
        if (outcome === 1)
            (positive ? counts.truePositives : counts.falseNegatives)[group]++;
        else
            (positive ? counts.falsePositives : counts.trueNegatives)[group]++;
    }
    return counts;
}
function confusion(scores, groups, cache) {
    return cache.get('confusion', () => confusionOf(scores, groups));
}
function share(part, whole) {
    return whole === 0 ? UNDEFINED : measured(part / whole, errorOfShare(part / whole, whole), whole);
}
/** A metric that is a share of some of the confusion counts. */
function shareOf(parts) {
    return (scores, groups, cache) => {
        const counts = confusion(scores, groups, cache);
        return (group) => share(...parts(counts, group));
    };
}
const accuracy = shareOf((c, g) => [
    c.truePositives[g] + c.trueNegatives[g],
    c.truePositives[g] + c.trueNegatives[g] + c.falsePositives[g] + c.falseNegatives[g]
]);
const precision = shareOf((c, g) => [c.truePositives[g], c.truePositives[g] + c.falsePositives[g]]);
const recall = shareOf((c, g) => [c.truePositives[g], c.truePositives[g] + c.falseNegatives[g]]);
const falsePositiveRate = shareOf((c, g) => [
    c.falsePositives[g],
    c.falsePositives[g] + c.trueNegatives[g]
]);
const falseNegativeRate = shareOf((c, g) => [
    c.falseNegatives[g],
    c.falseNegatives[g] + c.truePositives[g]
]);
const positivePredictionRate = shareOf((c, g) => [c.flagged[g], c.rows[g]]);
/** Share predicted positive minus share positive by label, over labelled rows; its error is that of the mean difference. */
const positivePredictionExcess = (scores, groups, cache) => {
    const counts = confusion(scores, groups, cache);
    return (group) => {
        const over = counts.falsePositives[group];
        const under = counts.falseNegatives[group];
        const rows = over + under + counts.truePositives[group] + counts.trueNegatives[group];
        if (rows === 0)
            return UNDEFINED;
        const excess = (over - under) / rows;
        return measured(excess, Math.sqrt(((over + under) / rows - excess ** 2) / rows), rows);
    };
};
const f1 = (scores, groups, cache) => {
    const counts = confusion(scores, groups, cache);
    return (group) => {
        const hits = counts.truePositives[group];
        const relevant = hits + counts.falsePositives[group] + counts.falseNegatives[group];
        if (relevant === 0)
            return UNDEFINED;
        return measured((2 * hits) / (hits + relevant), errorOfF1(hits, relevant), relevant);
    };
};
/** Its relevant rows are those of the rarer class: a pair needs one of each. */
const areaUnderCurve = (scores, groups, cache) => {
    const aucs = cache.get('auc', () => groupAucs(scores.ranking(), scores.outcomes(), groups));
    return (group) => {
        const positives = aucs.positives[group];
        const negatives = aucs.negatives[group];
        if (positives === 0 || negatives === 0)
            return UNDEFINED;
        const auc = aucs.values[group];
        return measured(auc, errorOfAuc(auc, positives, negatives), Math.min(positives, negatives));
    };
};

;// CONCATENATED MODULE: ./build/js/src/engine/statistics/moments.js
const ALL_ROWS = { codes: null, count: 1 };
/** Two passes, so that nothing is lost where a group's spread is small against its mean. */
function momentsOf(values, { codes, count: groups }) {
    const count = new Float64Array(groups);
    const mean = new Float64Array(groups);
    const m2 = new Float64Array(groups);
    const m4 = new Float64Array(groups);
    for (let row = 0; row < values.length; row++) {
        const group = codes === null ? 0 : codes[row];
        if (group < 0)
            continue;
        count[group]++;
        mean[group] += values[row];
    }
    for (let group = 0; group < groups; group++)
        if (count[group] > 0)
            mean[group] /= count[group];
    for (let row = 0; row < values.length; row++) {
        const group = codes === null ? 0 : codes[row];
        if (group < 0)
            continue;
        const square = (values[row] - mean[group]) ** 2;
        m2[group] += square;
        m4[group] += square * square;
    }
    return { count, mean, m2, m4 };
}
/** The same groups with only the rows whose mark is `wanted`. */
function restrict({ codes, count }, marks, wanted) {
    const kept = new Int32Array(marks.length);
    for (let row = 0; row < kept.length; row++) {
        kept[row] = marks[row] !== wanted ? -1 : codes === null ? 0 : codes[row];
    }
    return { codes: kept, count };
}

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/common.js
/** Metrics of the predictions alone, and the sums that several metrics read. */



const averagePrediction = (scores, groups, cache) => {
    const moments = predictionMoments(scores, groups, cache);
    return (group) => meanOf(moments, group);
};
const predictionVariance = (scores, groups, cache) => {
    const moments = predictionMoments(scores, groups, cache);
    return (group) => varianceOf(moments, group);
};
/** Variance over the rows of one label. */
function varianceAmong(label) {
    return (scores, groups, cache) => {
        const moments = cache.get(`prediction moments of label ${label}`, () => momentsOf(scores.predictions.values, restrict(groups, scores.outcomes(), label)));
        return (group) => varianceOf(moments, group);
    };
}
const averageConfidence = (scores, groups, cache) => {
    const moments = cache.get('confidence moments', () => momentsOf(scores.confidence, groups));
    return (group) => meanOf(moments, group);
};
function predictionMoments(scores, groups, cache) {
    return cache.get('prediction moments', () => momentsOf(scores.predictions.values, groups));
}
function meanOf(moments, group) {
    const n = moments.count[group];
    return n === 0 ? UNDEFINED : measured(moments.mean[group], errorOfMean(moments.m2[group], n), n);
}
function varianceOf(moments, group) {
    const n = moments.count[group];
    if (n === 0)
        return UNDEFINED;
    const m2 = moments.m2[group];
    return measured(m2 / n, errorOfVariance(m2, moments.m4[group], n), n);
}

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/multiclass.js



function classCounts(scores, { codes, count }, cache) {
    return cache.get('class counts', () => {
        const { classes, labels, predictedClass } = scores;
        const size = count * classes;
        const counts = {
            classes,
            rows: new Float64Array(count),
            hits: new Float64Array(size),
            predicted: new Float64Array(size),
            observed: new Float64Array(size)
        };
        for (let row = 0; labels !== null && row < scores.rows; row++) {
            const group = codes === null ? 0 : codes[row];
            const label = labels[row];
            if (group < 0 || Number.isNaN(label))
                continue;
            const predicted = predictedClass[row];
            counts.rows[group]++;
            counts.predicted[group * classes + predicted]++;
            counts.observed[group * classes + label]++;
            if (predicted === label)
                counts.hits[group * classes + label]++;
        }
        return counts;
    });
}
const multiclass_accuracy = (scores, groups, cache) => {
    const counts = classCounts(scores, groups, cache);
    return (group) => {
        const n = counts.rows[group];
        if (n === 0)
            return UNDEFINED;
        const from = group * counts.classes;
        const hits = counts.hits.subarray(from, from + counts.classes).reduce((sum, hit) => sum + hit, 0);
        return measured(hits / n, errorOfShare(hits / n, n), n);
    };
};
/** Mean over the classes that are observed or predicted in the group; a class without a value counts 0, as in scikit-learn. */
function macro(score) {
    return (scores, groups, cache) => {
        const counts = classCounts(scores, groups, cache);
        return (group) => {
            let sum = 0;
            let seen = 0;
            for (let i = group * counts.classes; i < (group + 1) * counts.classes; i++) {
                if (counts.predicted[i] === 0 && counts.observed[i] === 0)
                    continue;
                seen++;
                if (counts.hits[i] > 0)
                    sum += score(counts.hits[i], counts.predicted[i], counts.observed[i]);
            }
            return seen === 0 ? UNDEFINED : measured(sum / seen, null, counts.rows[group]);
        };
    };
}
const macroF1 = macro((hits, predicted, observed) => (2 * hits) / (predicted + observed));
const macroPrecision = macro((hits, predicted) => hits / predicted);
const macroRecall = macro((hits, _predicted, observed) => hits / observed);
/** Mean of the one-versus-rest AUCs over the classes where one is defined. */
const multiclass_areaUnderCurve = (scores, groups, cache) => {
    const aucs = cache.get('class aucs', () => Array.from({ length: scores.classes }, (_, c) => groupAucs(scores.ranking(c), scores.outcomes(c), groups)));
    return (group) => {
        const defined = aucs.filter((of) => of.positives[group] > 0 && of.negatives[group] > 0);
        if (defined.length === 0)
            return UNDEFINED;
        const sum = defined.reduce((total, of) => total + of.values[group], 0);
        const { positives, negatives } = defined[0];
        return measured(sum / defined.length, null, positives[group] + negatives[group]);
    };
};

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/regression.js



function losses(scores, groups, cache, name, loss) {
    return cache.get(name, () => {
        const { labels, predictions } = scores;
        const values = new Float64Array(scores.rows);
        const keep = new Uint8Array(scores.rows);
        for (let row = 0; labels !== null && row < scores.rows; row++) {
            if (Number.isNaN(labels[row]))
                continue;
            const value = loss(labels[row], predictions.values[row]);
            if (value === null)
                continue;
            values[row] = value;
            keep[row] = 1;
        }
        return momentsOf(values, restrict(groups, keep, 1));
    });
}
function meanLoss(name, loss) {
    return (scores, groups, cache) => {
        const moments = losses(scores, groups, cache, name, loss);
        return (group) => meanOf(moments, group);
    };
}
const squaredError = (label, prediction) => (label - prediction) ** 2;
const meanSquaredError = meanLoss('squared error', squaredError);
const rootMeanSquaredError = (scores, groups, cache) => {
    const mean = meanSquaredError(scores, groups, cache);
    return (group) => {
        const { value, standardError, relevantRows } = mean(group);
        if (value === null)
            return UNDEFINED;
        const root = Math.sqrt(value);
        // Delta method: the error of a root is that of its square over twice the root.
        return measured(root, root === 0 ? 0 : (standardError ?? 0) / (2 * root), relevantRows);
    };
};
const meanAbsoluteError = meanLoss('absolute error', (label, prediction) => Math.abs(label - prediction));
/**
 * Rows with |label| below 1 are left out: that is what reproduces the documented figures, and it keeps a label near zero
 * from deciding the mean by itself.
 */
const meanAbsolutePercentageError = meanLoss('percentage error', (label, prediction) => Math.abs(label) < 1 ? null : Math.abs((label - prediction) / label));
/** Not defined for a group with a label or prediction of -1 or less; NaN carries that through the sums. */
const meanSquaredLogError = meanLoss('log error', (label, prediction) => label > -1 && prediction > -1 ? (Math.log1p(label) - Math.log1p(prediction)) ** 2 : NaN);

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/table.js




const NO_LABELS = 'there is no labelled row';
const ONE_CLASS = 'the labels are all of one class';
const NO_ROWS = 'there is no row';
function metric(task, measure, entry) {
    return {
        key: entry.key,
        name: entry.name,
        slug: entry.slug ?? slugOf(entry.name),
        needsLabels: entry.needsLabels ?? true,
        better: entry.better,
        measures: { [task]: { unit: entry.unit ?? 'none', measure } },
        definition: entry.definition,
        undefinedWhen: entry.undefinedWhen ?? NO_LABELS,
        ...(entry.beyondLabels === undefined ? {} : { beyondLabels: entry.beyondLabels })
    };
}
/** `Mean-Squared Error (MSE)` → `mean_squared_error_mse`. */
function slugOf(name) {
    return name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
}
/** Every metric that Model Performance tests, in the order of the documents. Average Confidence has a test of its own. */
const METRICS = [
    metric('binary', areaUnderCurve, {
        key: 'area_under_curve',
        name: 'AUC',
        better: 'higher',
        definition: 'the chance that a random positive row gets a higher probability than a random negative one (area under the ROC curve)',
        undefinedWhen: ONE_CLASS
    }),
    metric('binary', accuracy, {
        key: 'accuracy',
        name: 'Accuracy',
        better: 'higher',
        definition: 'the share of rows whose rounded prediction equals the label'
    }),
    metric('binary', f1, {
        key: 'f1',
        name: 'F1',
        better: 'higher',
        definition: 'the harmonic mean of precision and recall',
        undefinedWhen: 'no row is positive, neither by label nor by prediction'
    }),
    metric('binary', precision, {
        key: 'precision',
        name: 'Precision',
        better: 'higher',
        definition: 'the share of rows predicted positive whose label is positive',
        undefinedWhen: 'no labelled row is predicted positive'
    }),
    metric('binary', recall, {
        key: 'recall',
        name: 'Recall',
        better: 'higher',
        definition: 'the share of positive rows that are predicted positive',
        undefinedWhen: 'no label is positive'
    }),
    metric('binary', falsePositiveRate, {
        key: 'false_positive_rate',
        name: 'False Positive Rate',
        better: 'lower',
        definition: 'the share of negative rows that are predicted positive',
        undefinedWhen: 'no label is negative'
    }),
    metric('binary', falseNegativeRate, {
        key: 'false_negative_rate',
        name: 'False Negative Rate',
        better: 'lower',
        definition: 'the share of positive rows that are predicted negative',
        undefinedWhen: 'no label is positive'
    }),
    metric('binary', positivePredictionRate, {
        key: 'positive_prediction_rate',
        name: 'Positive Prediction Rate',
        better: 'neither',
        needsLabels: false,
        definition: 'the share of rows predicted positive',
        undefinedWhen: NO_ROWS,
        beyondLabels: metric('binary', positivePredictionExcess, {
            key: 'positive_prediction_excess',
            name: 'Positive Prediction Rate beyond the labels',
            better: 'neither',
            definition: 'the share of rows predicted positive minus the share that is positive by label',
            undefinedWhen: 'no row has a label'
        })
    }),
    {
        key: 'average_prediction',
        name: 'Average Prediction',
        slug: 'average_prediction',
        needsLabels: false,
        better: 'neither',
        measures: {
            binary: { unit: 'none', measure: averagePrediction },
            regression: { unit: 'prediction-deviation', measure: averagePrediction }
        },
        definition: 'the mean of the predictions',
        undefinedWhen: NO_ROWS
    },
    {
        key: 'prediction_variance',
        name: 'Prediction Variance',
        slug: 'prediction_variance',
        needsLabels: false,
        better: 'lower',
        measures: {
            binary: { unit: 'none', measure: predictionVariance },
            regression: { unit: 'prediction-variance', measure: predictionVariance }
        },
        definition: 'the population variance of the predictions',
        undefinedWhen: NO_ROWS
    },
    metric('binary', varianceAmong(1), {
        key: 'positive_prediction_variance',
        name: 'Prediction Variance (Positive Labels)',
        better: 'lower',
        definition: 'the population variance of the predictions of positive rows',
        undefinedWhen: 'no label is positive'
    }),
    metric('binary', varianceAmong(0), {
        key: 'negative_prediction_variance',
        name: 'Prediction Variance (Negative Labels)',
        better: 'lower',
        definition: 'the population variance of the predictions of negative rows',
        undefinedWhen: 'no label is negative'
    }),
    metric('multiclass', multiclass_areaUnderCurve, {
        key: 'multiclass_area_under_curve',
        name: 'Multiclass AUC',
        better: 'higher',
        definition: 'the mean of the AUCs of each class against the rest, over the classes where one is defined',
        undefinedWhen: ONE_CLASS
    }),
    metric('multiclass', multiclass_accuracy, {
        key: 'multiclass_accuracy',
        name: 'Multiclass Accuracy',
        better: 'higher',
        definition: 'the share of rows whose most probable class is the label'
    }),
    metric('multiclass', macroF1, {
        key: 'macro_f1',
        name: 'Macro F1',
        better: 'higher',
        definition: 'the mean of the F1 scores of the classes that occur as label or prediction'
    }),
    metric('multiclass', macroPrecision, {
        key: 'macro_precision',
        name: 'Macro Precision',
        better: 'higher',
        definition: 'the mean of the precisions of the classes that occur as label or prediction'
    }),
    metric('multiclass', macroRecall, {
        key: 'macro_recall',
        name: 'Macro Recall',
        better: 'higher',
        definition: 'the mean of the recalls of the classes that occur as label or prediction'
    }),
    metric('regression', meanSquaredError, {
        key: 'mean_squared_error',
        name: 'Mean-Squared Error (MSE)',
        better: 'lower',
        unit: 'label-variance',
        definition: 'the mean of the squared errors'
    }),
    metric('regression', rootMeanSquaredError, {
        key: 'root_mean_squared_error',
        name: 'Root-Mean-Squared Error (RMSE)',
        better: 'lower',
        unit: 'label-deviation',
        definition: 'the square root of the mean squared error'
    }),
    metric('regression', meanAbsoluteError, {
        key: 'mean_absolute_error',
        name: 'Mean-Absolute Error (MAE)',
        better: 'lower',
        unit: 'label-deviation',
        definition: 'the mean of the absolute errors'
    }),
    metric('regression', meanAbsolutePercentageError, {
        key: 'mean_absolute_percentage_error',
        name: 'Mean-Absolute Percentage Error (MAPE)',
        better: 'lower',
        definition: 'the mean of |error| / |label| over the rows with |label| of at least 1',
        undefinedWhen: 'no label has an absolute value of at least 1'
    }),
    metric('regression', meanSquaredLogError, {
        key: 'mean_squared_log_error',
        name: 'Mean-Squared-Log Error (MSLE)',
        better: 'lower',
        unit: 'log-label-variance',
        definition: 'the mean of the squared differences of log(1 + value)',
        undefinedWhen: 'a label or a prediction is -1 or less'
    })
];
const AVERAGE_CONFIDENCE = {
    key: 'average_confidence',
    name: 'Average Confidence',
    slug: 'average_confidence',
    needsLabels: false,
    better: 'higher',
    measures: {
        binary: { unit: 'none', measure: averageConfidence },
        multiclass: { unit: 'none', measure: averageConfidence }
    },
    definition: 'the mean probability of the class that a row is taken for',
    undefinedWhen: NO_ROWS
};

;// CONCATENATED MODULE: ./build/js/src/engine/data/dictionary.js
/** Distinct strings of a column, found by their bytes so that a repeated value costs no string. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const decodeUtf8 = (bytes) => utf8.decode(bytes);
const decodeLatin1 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const EMPTY = 0;
/** A distinct value that means missing: it is in the table, so it is recognised once, but has no code. */
const MISSING_CODE = -1;
/** An open-addressing hash table over the bytes of the values; codes count up from 0 in order of appearance. */
class Dictionary {
    #isMissing;
    #decode;
    /** Slot → index of an entry + 1. */
    #slots = new Int32Array(32);
    #entries = 0;
    /** By entry: hash, first byte in the arena (one more at the end), code. */
    #hashes = new Int32Array(16);
    #offsets = new Float64Array(17);
    #codes = new Int32Array(16);
    #arena = new Uint8Array(256);
    #strings = [];
    #kept = new Map();
    /** `isMissing` tells which values have the code -1. */
    constructor(decode, isMissing = () => false) {
        this.#decode = decode;
        this.#isMissing = isMissing;
    }
    /** Distinct values that are not missing, by code. */
    get strings() {
        return this.#strings;
    }
    /** Bytes that the table holds. */
    get byteLength() {
        return this.#arena.length * 2 + this.#slots.byteLength + this.#hashes.byteLength * 5;
    }
    /** The code of the value `bytes[start..end)`; -1 for a value that means missing. */
    code(bytes, start, end) {
        // FNV-1a; any collision is settled by comparing the bytes.
        let hash = 0x811c9dc5 | 0;
        for (let at = start; at < end; at++)
            hash = Math.imul(hash ^ bytes[at], 0x01000193);
        const mask = this.#slots.length - 1;
        let slot = (hash ^ (hash >>> 15)) & mask;
        for (;;) {
            const entry = this.#slots[slot] - 1;
            if (entry < EMPTY)
                return this.#add(bytes, start, end, hash);
            if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end))
                return this.#codes[entry];
            slot = (slot + 1) & mask;
        }
    }
    /** The code of a string that is not among the bytes of a file. */
    codeOf(text) {
        const bytes = Buffer.from(text);
        return this.code(bytes, 0, bytes.length);
    }
    /** A code of its own for a text that otherwise means missing. */
    keptCode(text) {
        const code = this.#kept.get(text) ?? this.#strings.push(text) - 1;
        this.#kept.set(text, code);
        return code;
    }
    #equals(entry, bytes, start, end) {
        let at = this.#offsets[entry];
        if (this.#offsets[entry + 1] - at !== end - start)
            return false;
        for (let other = start; other < end; other++, at++) {
            if (this.#arena[at] !== bytes[other])
                return false;
        }
        return true;
    }
    #add(bytes, start, end, hash) {
        const entry = this.#entries++;
        if (entry === this.#hashes.length)
            this.#grow();
        const offset = this.#offsets[entry];
        const next = offset + end - start;
        if (next > this.#arena.length) {
            const larger = new Uint8Array(Math.max(next, this.#arena.length * 2));
            larger.set(this.#arena);
            this.#arena = larger;
        }
        const value = bytes.subarray(start, end);
        this.#arena.set(value, offset);
        this.#offsets[entry + 1] = next;
        this.#hashes[entry] = hash;
        const text = this.#decode(value);
        const code = this.#isMissing(text) ? MISSING_CODE : this.#strings.push(text) - 1;
        this.#codes[entry] = code;
        this.#link(entry);
        return code;
    }
    #link(entry) {
        const hash = this.#hashes[entry];
        const mask = this.#slots.length - 1;
        let slot = (hash ^ (hash >>> 15)) & mask;
        while (this.#slots[slot] !== EMPTY)
            slot = (slot + 1) & mask;
        this.#slots[slot] = entry + 1;
    }
    #grow() {
        const capacity = this.#hashes.length * 2;
        this.#hashes = enlarged(this.#hashes, new Int32Array(capacity));
        this.#codes = enlarged(this.#codes, new Int32Array(capacity));
        this.#offsets = enlarged(this.#offsets, new Float64Array(capacity + 1));
        this.#slots = new Int32Array(capacity * 2);
        for (let entry = 0; entry < this.#entries - 1; entry++)
            this.#link(entry);
    }
}
function enlarged(from, to) {
    to.set(from);
    return to;
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/frame.js
/**
 * Tables of typed arrays. A column has the dtype that pandas' `read_csv` would give it, because that is what the
 * user's model was written for.
 */
const frame_MIXED_NULL = 0;
const frame_MIXED_FLOAT = 1;
const frame_MIXED_INT = 2;
const frame_MIXED_BOOL = 3;
const MIXED_STRING = 4;

;// CONCATENATED MODULE: ./build/js/src/engine/data/cells.js
/** Columns from single values, typed as pandas would infer from the same Python values. */


/** Collects the values of one column; `null` and NaN are missing. */
class cells_CellCollector {
    #kinds = new Uint8Array(64);
    #numbers = new Float64Array(64);
    #codes;
    #length = 0;
    /** Exact values of whole numbers past 2^53, by row. */
    #large = new Map();
    #dictionary = new Dictionary(decodeUtf8);
    get length() {
        return this.#length;
    }
    get byteLength() {
        return this.#kinds.length * 13 + this.#dictionary.byteLength;
    }
    add(cell) {
        if (this.#length === this.#kinds.length)
            this.#grow();
        const row = this.#length++;
        if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) {
            this.#kinds[row] = frame_MIXED_NULL;
        }
        else if (typeof cell === 'number') {
            this.#kinds[row] = Number.isSafeInteger(cell) && !Object.is(cell, -0) ? frame_MIXED_INT : frame_MIXED_FLOAT;
            this.#numbers[row] = cell;
        }
        else if (typeof cell === 'bigint') {
            this.#kinds[row] = frame_MIXED_INT;
            this.#numbers[row] = Number(cell);
            if (!Number.isSafeInteger(Number(cell)))
                this.#large.set(row, cell);
        }
        else if (typeof cell === 'boolean') {
            this.#kinds[row] = frame_MIXED_BOOL;
            this.#numbers[row] = cell ? 1 : 0;
        }
        else {
            this.#kinds[row] = MIXED_STRING;
            this.#codes ??= new Int32Array(this.#kinds.length).fill(-1);
            this.#codes[row] = this.#dictionary.codeOf(cell);
        }
    }
    /** Adds missing values until the column has `length` rows. */
    fillTo(length) {
        while (this.#length < length)
            this.add(null);
    }
    finish(name) {
        const length = this.#length;
        const kinds = this.#kinds.slice(0, length);
        const numbers = this.#numbers.slice(0, length);
        const codes = this.#codes?.slice(0, length) ?? new Int32Array(length).fill(-1);
        const counts = [0, 0, 0, 0, 0];
        for (const kind of kinds)
            counts[kind]++;
        const nulls = counts[frame_MIXED_NULL];
        const isOnly = (...allowed) => allowed.reduce((sum, kind) => sum + counts[kind], nulls) === length;
        const dictionary = this.#dictionary.strings;
        if (counts[MIXED_STRING] > 0 && isOnly(MIXED_STRING))
            return { name, length, dtype: 'string', codes, dictionary };
        if (counts[frame_MIXED_BOOL] > 0 && nulls === 0 && isOnly(frame_MIXED_BOOL)) {
            return { name, length, dtype: 'bool', values: Uint8Array.from(numbers) };
        }
        if (counts[frame_MIXED_INT] > 0 && nulls === 0 && isOnly(frame_MIXED_INT) && this.#fitsInt64()) {
            return { name, length, dtype: 'int64', values: this.#large.size > 0 ? this.#exact(numbers) : numbers };
        }
        if (isOnly(frame_MIXED_INT, frame_MIXED_FLOAT)) {
            for (let row = 0; row < length; row++)
                if (kinds[row] === frame_MIXED_NULL)
                    numbers[row] = Number.NaN;
            return { name, length, dtype: 'float64', values: numbers };
        }
        return { name, length, dtype: 'object', kinds, numbers, codes, dictionary };
    }
    #fitsInt64() {
        return [...this.#large.values()].every((value) => value === BigInt.asIntN(64, value));
    }
    #exact(numbers) {
        return BigInt64Array.from(numbers, (value, row) => this.#large.get(row) ?? BigInt(value));
    }
    #grow() {
        const capacity = this.#kinds.length * 2;
        const kinds = new Uint8Array(capacity);
        kinds.set(this.#kinds);
        this.#kinds = kinds;
        const numbers = new Float64Array(capacity);
        numbers.set(this.#numbers);
        this.#numbers = numbers;
        if (this.#codes === undefined)
            return;
        const codes = new Int32Array(capacity).fill(-1);
        codes.set(this.#codes);
        this.#codes = codes;
    }
}
/**
 * The column that `pandas.Series(cells)` would be: whole numbers int64, or float64 when some are missing; bools bool,
 * or object when some are missing; strings object; everything missing float64; several kinds object.
 */
function columnFromCells(name, cells) {
    const collector = new cells_CellCollector();
    for (const cell of cells)
        collector.add(cell);
    return collector.finish(name);
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/csv/numbers.js
/** Numbers straight from bytes, without making a string of each cell. */
/** What a cell's text is. */
const NOT_A_NUMBER = 0;
/** A whole number below 2^53 in magnitude. */
const SMALL_INTEGER = 1;
/** A whole number from 2^53; the parsed value is its nearest double. */
const LARGE_INTEGER = 2;
const REAL = 3;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const INTEGERS_OF_TEN = Float64Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);
/** Veltkamp's constant 2^27 + 1: splits a double into two halves whose products are exact. */
const SPLITTER = 134217729;
const MINUS = 45;
const PLUS = 43;
const ZERO = 48;
const NINE = 57;
const isSpace = (byte) => byte === 32 || (byte >= 9 && byte <= 13);
/**
 * Reads numbers as pandas' C parser does: optional spaces around, a sign, digits with an optional thousands
 * separator, a decimal mark, an exponent. Results are correctly rounded, as Python's `float()` gives them.
 * (pandas' own default may be an ulp off, and loses small numbers with many leading zeros.)
 */
class NumberParser {
    /** Of the last `parse`: NOT_A_NUMBER, SMALL_INTEGER, LARGE_INTEGER or REAL. */
    kind = NOT_A_NUMBER;
    #decimal;
    #thousands;
    /** Both are the byte of a character; `thousands` is -1 for none. */
    constructor(decimal = 46, thousands = -1) {
        this.#decimal = decimal;
        this.#thousands = thousands;
    }
    /** The value of `bytes[start..end)`, and `kind`. NaN when it is no number. */
    parse(bytes, start, end) {
        this.kind = NOT_A_NUMBER;
        let at = start;
        while (at < end && isSpace(bytes[at]))
            at++;
        let stop = end;
        while (stop > at && isSpace(bytes[stop - 1]))
            stop--;
        const first = at;
        let negative = false;
        if (at < stop) {
            const sign = bytes[at];
            if (sign === MINUS || sign === PLUS) {
                negative = sign === MINUS;
                at++;
            }
        }
        // The first 18 significant digits: `high` holds up to nine, `low` up to nine more.
        let high = 0;
        let low = 0;
        let significant = 0;
        let digits = 0;
        let exponent = 0;
        const decimal = this.#decimal;
        const thousands = this.#thousands;
        for (; at < stop; at++) {
            const digit = bytes[at] - ZERO;
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (significant > 0 || digit !== 0) {
                    if (significant < 9)
                        high = high * 10 + digit;
                    else if (significant < 18)
                        low = low * 10 + digit;
                    significant++;
                }
            }
            else if (bytes[at] !== thousands || digits === 0)
                break;
        }
        let isInteger = true;
        if (at < stop && bytes[at] === decimal) {
            isInteger = false;
            for (at++; at < stop; at++) {
                const digit = bytes[at] - ZERO;
                if (digit < 0 || digit > 9)
                    break;
                digits++;
                exponent--;
                if (significant > 0 || digit !== 0) {
                    if (significant < 9)
                        high = high * 10 + digit;
                    else if (significant < 18)
                        low = low * 10 + digit;
                    significant++;
                }
            }
        }
        if (digits === 0)
            return Number.NaN;
        if (at < stop && (bytes[at] | 32) === 101) {
            isInteger = false;
            at++;
            let sign = 1;
            if (at < stop && (bytes[at] === MINUS || bytes[at] === PLUS))
                sign = bytes[at++] === MINUS ? -1 : 1;
            if (at === stop)
                return Number.NaN;
            let power = 0;
            for (; at < stop; at++) {
                const byte = bytes[at];
                if (byte < ZERO || byte > NINE)
                    return Number.NaN;
                if (power < 100000)
                    power = power * 10 + byte - ZERO;
            }
            exponent += sign * power;
        }
        if (at !== stop)
            return Number.NaN;
        if (significant <= 18) {
            const lowDigits = significant > 9 ? significant - 9 : 0;
            const magnitude = scaled(high * INTEGERS_OF_TEN[lowDigits], low, exponent);
            if (!Number.isNaN(magnitude)) {
                this.kind = !isInteger ? REAL : magnitude < 2 ** 53 ? SMALL_INTEGER : LARGE_INTEGER;
                return negative ? -magnitude : magnitude;
            }
        }
        return this.#parseSlowly(bytes, first, stop, isInteger);
    }
    /** The exact value of a whole number that `parse` called an integer. */
    parseBigInt(bytes, start, end) {
        const text = this.#plainText(bytes, start, end).trim();
        return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.startsWith('+') ? text.slice(1) : text);
    }
    #parseSlowly(bytes, start, end, isInteger) {
        const value = Number(this.#plainText(bytes, start, end));
        // pandas takes a number that overflows for text, unless it is written without a point or exponent.
        if (isInteger)
            this.kind = LARGE_INTEGER;
        else if (Number.isFinite(value))
            this.kind = REAL;
        else
            return Number.NaN;
        return value;
    }
    #plainText(bytes, start, end) {
        const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
        const ungrouped = this.#thousands < 0 ? text : text.replaceAll(String.fromCharCode(this.#thousands), '');
        return this.#decimal === 46 ? ungrouped : ungrouped.replace(String.fromCharCode(this.#decimal), '.');
    }
}
/**
 * (high + low) * 10^exponent correctly rounded, or NaN when this method cannot tell. `high` is an exact multiple of a
 * power of ten and `low` below 10^9, so both are exact doubles and only their sum may need 60 bits.
 */
function scaled(high, low, exponent) {
    const sum = high + low;
    if (exponent === 0)
        return sum;
    if (exponent < -22 || exponent > 22)
        return Number.NaN;
    const rest = low - (sum - high);
    // Clinger's fast path: both factors are exact, so the one operation rounds correctly.
    if (rest === 0 && sum <= 2 ** 53) {
        return exponent < 0 ? sum / POWERS_OF_TEN[-exponent] : sum * POWERS_OF_TEN[exponent];
    }
    if (exponent > 0)
        return Number.NaN;
    // Division in twice the working precision (Dekker 1971): `quotient` and the division of its exact remainder.
    const divisor = POWERS_OF_TEN[-exponent];
    const quotient = sum / divisor;
    let split = SPLITTER * quotient;
    const quotientHigh = split - (split - quotient);
    const quotientLow = quotient - quotientHigh;
    split = SPLITTER * divisor;
    const divisorHigh = split - (split - divisor);
    const divisorLow = divisor - divisorHigh;
    const product = quotient * divisor;
    const productRest = quotientHigh * divisorHigh -
        product +
        quotientHigh * divisorLow +
        quotientLow * divisorHigh +
        quotientLow * divisorLow;
    const correction = (sum - product - productRest + rest) / divisor;
    // The correction's own error is far below this margin; only a value next to a rounding boundary is left undecided.
    const margin = Math.abs(correction) * 2 ** -48;
    const result = quotient + (correction - margin);
    return result === quotient + (correction + margin) ? result : Number.NaN;
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/columns.js
/** Columns and frames cut, joined, compared and read by cell. Nothing here changes what it is given. */




/** NaT: pandas' missing datetime. */
const NOT_A_TIME = -(2n ** 63n);
/** What one row holds; datetimes as nanoseconds. Whole numbers of a BigInt64Array come as bigint. */
function cellAt(column, row) {
    if (isMissing(column, row))
        return null;
    switch (column.dtype) {
        case 'bool':
            return column.values[row] === 1;
        case 'string':
            return column.dictionary[column.codes[row]];
        case 'object': {
            const kind = column.kinds[row];
            if (kind === MIXED_STRING)
                return column.dictionary[column.codes[row]];
            return kind === frame_MIXED_BOOL ? column.numbers[row] === 1 : column.numbers[row];
        }
        default:
            return column.values[row];
    }
}
function isMissing(column, row) {
    switch (column.dtype) {
        case 'float64':
            return Number.isNaN(column.values[row]);
        case 'string':
            return column.codes[row] < 0;
        case 'datetime64[ns]':
            return column.values[row] === NOT_A_TIME;
        case 'object':
            return column.kinds[row] === frame_MIXED_NULL;
        default:
            return false;
    }
}
/** The rows at `indices`, in that order; a row may come more than once. */
function takeRows(frame, indices) {
    return { columns: frame.columns.map((column) => takeCells(column, indices)), length: indices.length };
}
function takeCells(column, indices) {
    const length = indices.length;
    switch (column.dtype) {
        case 'string':
            return { ...column, length, codes: picked(column.codes, new Int32Array(length), indices) };
        case 'object':
            return {
                ...column,
                length,
                kinds: picked(column.kinds, new Uint8Array(length), indices),
                numbers: picked(column.numbers, new Float64Array(length), indices),
                codes: picked(column.codes, new Int32Array(length), indices)
            };
        case 'bool':
            return { ...column, length, values: picked(column.values, new Uint8Array(length), indices) };
        case 'float64':
            return { ...column, length, values: picked(column.values, new Float64Array(length), indices) };
        case 'datetime64[ns]':
            return { ...column, length, values: pickedBig(column.values, indices) };
        case 'int64': {
            const { values } = column;
            return values instanceof BigInt64Array
                ? { ...column, length, values: pickedBig(values, indices) }
                : { ...column, length, values: picked(values, new Float64Array(length), indices) };
        }
    }
}
function picked(from, to, indices) {
    for (let at = 0; at < indices.length; at++)
        to[at] = from[indices[at]];
    return to;
}
function pickedBig(from, indices) {
    const to = new BigInt64Array(indices.length);
    for (let at = 0; at < indices.length; at++)
        to[at] = from[indices[at]];
    return to;
}
/** The columns of these names, in this order. Throws RangeError when the frame lacks one. */
function selectColumns(frame, names) {
    const byName = new Map(frame.columns.map((column) => [column.name, column]));
    const columns = names.map((name) => {
        const column = byName.get(name);
        if (column === undefined)
            throw new RangeError(`the frame has no column ${JSON.stringify(name)}`);
        return column;
    });
    return { columns, length: frame.length };
}
/** The frame with the column of the same name replaced. Throws RangeError when there is none, or lengths differ. */
function replaceColumn(frame, column) {
    const at = frame.columns.findIndex(({ name }) => name === column.name);
    if (at < 0)
        throw new RangeError(`the frame has no column ${JSON.stringify(column.name)}`);
    if (column.length !== frame.length) {
        throw new RangeError(`a column of ${column.length} rows does not fit a frame of ${frame.length}`);
    }
    return { columns: frame.columns.with(at, column), length: frame.length };
}
/** The rows of all frames one after another, typed as `pandas.concat` types them. All must have the same names in order. */
function concatFrames(frames) {
    const [first] = frames;
    if (first === undefined)
        throw new RangeError('there is nothing to concatenate');
    const columns = first.columns.map(({ name }, index) => {
        const parts = frames.map((frame) => frame.columns[index]);
        if (parts.some((part) => part?.name !== name))
            throw new RangeError('frames to concatenate differ in their columns');
        return concatColumns(name, parts);
    });
    return { columns, length: frames.reduce((sum, frame) => sum + frame.length, 0) };
}
function concatColumns(name, parts) {
    if (parts.some((part) => part.dtype === 'object')) {
        const collector = new CellCollector();
        for (const part of parts)
            for (let row = 0; row < part.length; row++)
                collector.add(cellAt(part, row));
        const column = collector.finish(name);
        return column.dtype === 'object' || column.dtype === 'string' ? column : asObject(column);
    }
    const codes = new Map();
    const chunks = parts.map((part) => {
        switch (part.dtype) {
            case 'float64':
                return { kind: 'float', values: part.values };
            case 'int64':
                return { kind: 'int', values: part.values };
            case 'bool':
                return { kind: 'bool', values: part.values };
            case 'datetime64[ns]':
                return { kind: 'datetime', values: part.values };
            default:
                return { kind: 'text', codes: recoded(part, codes) };
        }
    });
    const category = parts.every((part) => part.dtype === 'string' && part.category === true);
    return assembleColumn(name, chunks, [...codes.keys()], category);
}
/** Codes of the column's rows in a dictionary that is shared, and gets the texts it lacks. */
function recoded({ codes, dictionary }, shared) {
    const target = Int32Array.from(dictionary, (text) => {
        const code = shared.get(text) ?? shared.size;
        shared.set(text, code);
        return code;
    });
    return codes.map((code) => (code < 0 ? -1 : target[code]));
}
/** Once a column is object, pandas keeps it so whatever it holds. */
function asObject(column) {
    const { name, length } = column;
    const kinds = new Uint8Array(length);
    const numbers = new Float64Array(length);
    for (let row = 0; row < length; row++) {
        const cell = cellAt(column, row);
        kinds[row] =
            cell === null
                ? MIXED_NULL
                : column.dtype === 'bool'
                    ? MIXED_BOOL
                    : column.dtype === 'int64'
                        ? MIXED_INT
                        : MIXED_FLOAT;
        numbers[row] = Number(cell);
    }
    return {
        name,
        length,
        dtype: 'object',
        kinds,
        numbers,
        codes: new Int32Array(length).fill(-1),
        dictionary: []
    };
}
const parser = new NumberParser();
/** The number a text spells (spaces around it allowed), or NaN. */
function numberOfText(text) {
    const bytes = Buffer.from(text);
    const value = parser.parse(bytes, 0, bytes.length);
    return parser.kind === NOT_A_NUMBER ? Number.NaN : value;
}
/**
 * Each row as a number, NaN where it holds none: missing, a truth value, a datetime, or text that spells no number.
 * A float64 column gives its own array, which must not be written to.
 */
function numbersOf(column) {
    switch (column.dtype) {
        case 'float64':
            return column.values;
        case 'int64':
            return column.values instanceof Float64Array ? column.values : Float64Array.from(column.values, Number);
        case 'string': {
            const ofCodes = Float64Array.from(column.dictionary, numberOfText);
            const values = new Float64Array(column.length);
            for (let row = 0; row < column.length; row++)
                values[row] = ofCodes[column.codes[row]] ?? Number.NaN;
            return values;
        }
        case 'object': {
            const ofCodes = Float64Array.from(column.dictionary, numberOfText);
            return column.numbers.map((value, row) => {
                const kind = column.kinds[row];
                if (kind === frame_MIXED_FLOAT || kind === frame_MIXED_INT)
                    return value;
                return kind === MIXED_STRING ? ofCodes[column.codes[row]] : Number.NaN;
            });
        }
        default:
            return new Float64Array(column.length).fill(Number.NaN);
    }
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/js/src/api/display.js
/**
 * What `display.details` of a test case holds, as JSON text: written by the engine, read through the REST API by the
 * report. Numbers are finite; texts hold names and values as they are in the data and must be escaped where they are shown.
 */
const CASE_SCHEMA = 'rime-stress-test/case@1';

;// CONCATENATED MODULE: ./build/js/src/engine/tests/text.js
const NAME_LIMIT = 100;
const ERROR_LIMIT = 2000;
/** Four significant digits. */
function formatNumber(value) {
    return String(Number(value.toPrecision(4)));
}
function quoted(name) {
    return `"${clip(name, NAME_LIMIT)}"`;
}
/** At most `limit` characters, control characters and line breaks as spaces. */
function clip(text, limit) {
    // eslint-disable-next-line no-control-regex -- these are what is taken out
    const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
    const characters = line.length > limit ? Array.from(line.slice(0, 2 * limit)) : null;
    return characters === null || characters.length <= limit
        ? line
        : `${characters.slice(0, limit - 1).join('')}…`;
}
/** Keeps the lines of a model's error, which a reader needs, and its end, where Python says what it was. */
function clipError(message) {
    return message.length <= ERROR_LIMIT ? message : `…${message.slice(message.length - ERROR_LIMIT + 1)}`;
}
function formatCell(cell) {
    if (cell === null)
        return 'null';
    if (typeof cell === 'string')
        return quoted(cell);
    return typeof cell === 'number' ? formatNumber(cell) : String(cell);
}
/** A cell as JSON can hold it. */
function jsonCell(cell) {
    if (typeof cell === 'bigint')
        return cell.toString();
    if (typeof cell === 'string')
        return clip(cell, NAME_LIMIT);
    return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** "Raised a warning, because <measure> was 0.06, above the warning threshold of 0.03." */
function verdictSentence(level, measure, value, thresholds, direction = 'above') {
    const was = `because ${measure} was ${formatNumber(value)}`;
    if (level === 2)
        return `Failed with an alert, ${was}, ${direction} the alert threshold of ${formatNumber(thresholds.alert)}.`;
    if (level === 1) {
        return `Raised a warning, ${was}, ${direction} the warning threshold of ${formatNumber(thresholds.warning)}.`;
    }
    const bound = thresholds.warning ?? thresholds.alert;
    const name = thresholds.warning === null ? 'alert' : 'warning';
    return bound === null
        ? `Passed, ${was} and no threshold is set.`
        : `Passed, ${was}, not ${direction} the ${name} threshold of ${formatNumber(bound)}.`;
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/messages.js
/** A test's own findings as the messages of the REST API. */



const FAILING_ROWS_SHOWN = 20;
const SEVERITIES = ['SEVERITY_PASS', 'SEVERITY_WARNING', 'SEVERITY_ALERT'];
const STATUSES = [
    'TEST_CASE_STATUS_PASS_UNSPECIFIED',
    'TEST_CASE_STATUS_WARNING',
    'TEST_CASE_STATUS_FAIL'
];
/** A skipped case has the severity PASS: the wire has none of its own. Its status and its batch's counts tell them apart. */
function severityOf(level) {
    return level === 'skip' ? 'SEVERITY_PASS' : SEVERITIES[level];
}
function testCaseOf(test, testRunId, outcome) {
    const { features, level } = outcome;
    const details = { schema: CASE_SCHEMA, ...outcome.details };
    return {
        testRunId,
        features: [...features],
        testBatchType: test.type,
        status: level === 'skip' ? 'TEST_CASE_STATUS_SKIP' : STATUSES[level],
        severity: severityOf(level),
        importanceScore: outcome.importance,
        testCategory: test.category,
        metrics: [...outcome.metrics],
        urlSafeFeatureId: features.length === 1 ? urlSafeFeatureId(features[0]) : '',
        testCaseId: caseId(test.type, outcome.key),
        display: { tableInfo: JSON.stringify(outcome.table), details: JSON.stringify(details) }
    };
}
/** Readable where the name is plain ASCII, unique for any name, and of at most 53 characters from [a-z0-9_-]. */
function urlSafeFeatureId(feature) {
    return `${slug(feature, 40)}-${digest([feature], 12)}`;
}
function caseId(type, key) {
    return `${slug(type.slice(type.indexOf(':') + 1), 60)}-${digest([type, ...key], 16)}`;
}
function slug(text, limit) {
    const plain = text
        .slice(0, 10 * limit)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
    return plain.slice(0, limit) || 'x';
}
function digest(parts, length) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}
function displayOf(test, settings) {
    const { description, whyItMatters, configuration, example } = test.texts;
    return {
        tableColumnsToShow: test.columns.map((column) => ({
            name: column.name,
            description: column.description,
            type: column.type === 'number' ? 'TABLE_COLUMN_TYPE_NUMERICAL' : 'TABLE_COLUMN_TYPE_STRING'
        })),
        longDescriptionTabs: [
            { title: 'Description', contents: description },
            { title: 'Why It Matters', contents: whyItMatters },
            { title: 'Configuration', contents: `${configuration}\n\n${configurationOf(test, settings)}` },
            { title: 'Example', contents: example }
        ]
    };
}
function configurationOf(test, settings) {
    const lines = Object.entries(test.parameters).map(([name, { description }]) => `- ${name}: ${description}`);
    const resolved = settings === null ? '' : `In this run: ${JSON.stringify(settings.resolved)}\n\n`;
    return `${resolved}Parameters of individual_tests_config.${test.configKeys[0]}:\n${lines.join('\n')}`;
}
function failingRowsOf(cases) {
    const worst = new Map();
    for (const one of cases) {
        for (const row of one.failingRows ?? []) {
            const entry = worst.get(row.row) ?? { features: new Set(), details: row };
            for (const { feature } of row.changes)
                entry.features.add(feature);
            worst.set(row.row, entry);
        }
    }
    if (worst.size === 0)
        return undefined;
    const shown = [...worst.entries()].slice(0, FAILING_ROWS_SHOWN);
    return {
        failingRows: shown.map(([row, { features, details }]) => ({
            rowId: String(row),
            failingFeatures: [...features],
            details: JSON.stringify(details)
        })),
        topCount: String(shown.length),
        totalCount: String(worst.size),
        allIncluded: shown.length === worst.size,
        description: 'Rows of the evaluation dataset, counted from 0 as they were read.'
    };
}
/** One case that says why the test could not be run. */
function skippedCase(reason) {
    return {
        key: ['skipped'],
        features: [],
        level: 'skip',
        importance: 0,
        metrics: [],
        details: { sentence: `Skipped: ${clip(reason, 500)}` },
        table: {}
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/severity.js
/** 0.89 − 0.86 is a hair above 0.03 in floating point; that is on the threshold, not past it. */
const ROUNDING = 1e-9;
/** A value on a threshold is not past it. */
function levelAbove(value, { warning, alert }) {
    if (alert !== null && value - alert > ROUNDING)
        return 2;
    return warning !== null && value - warning > ROUNDING ? 1 : 0;
}
function levelBelow(value, { warning, alert }) {
    if (alert !== null && alert - value > ROUNDING)
        return 2;
    return warning !== null && warning - value > ROUNDING ? 1 : 0;
}
function levelOf(value, thresholds, direction) {
    return direction === 'above' ? levelAbove(value, thresholds) : levelBelow(value, thresholds);
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/test-metrics.js
/** A number, or `empty` where there is none. `judged` gives the thresholds that it was held against. */
function numberMetric(category, metric, value, judged) {
    const content = value === null ? { empty: {} } : { floatValue: value };
    return {
        metric,
        category: `TEST_METRIC_CATEGORY_${category}`,
        ...content,
        ...(judged ? monitor(judged) : {})
    };
}
function countMetric(category, metric, value) {
    return { metric, category: `TEST_METRIC_CATEGORY_${category}`, intValue: String(value) };
}
function textMetric(category, metric, value) {
    return { metric, category: `TEST_METRIC_CATEGORY_${category}`, strValue: value };
}
function monitor(judged) {
    const { warning, alert } = judged.thresholds;
    const direction = judged.direction ?? 'above';
    return {
        testCaseMonitorInfo: {
            threshold: {
                ...(warning === null ? {} : { low: warning }),
                ...(alert === null ? {} : { high: alert }),
                type: direction === 'above' ? 'TYPE_UPPER_BOUND' : 'TYPE_LOWER_BOUND'
            },
            isSubsetMetric: judged.isSubset ?? false
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/parameters.js
const pair = (description) => ({
    description,
    type: ['array', 'null'],
    items: { type: ['number', 'null'] },
    minItems: 2,
    maxItems: 3,
    default: null
});
const run = (byDefault) => ({
    description: 'Whether the test runs. false leaves it out of the run.',
    type: 'boolean',
    default: byDefault
});
const excludeColumns = {
    description: 'Columns that this test does not look at, besides those of global_exclude_columns.',
    type: ['array', 'null'],
    items: { type: 'string' },
    default: []
};
const severityThresholds = (of, warning, alert) => pair(`[warning, alert] for ${of}: a value above the first is a WARNING, above the second an ALERT. ` +
    `null takes [${warning}, ${alert}] and follows global_test_sensitivity; a pair that is given does not. ` +
    'A triple, as 0.x configs have it, is read as its first and last value.');
const thresholdPair = pair;
const minSampleSize = {
    description: 'Subsets with fewer relevant rows are not judged. Relevant are the rows that the metric rests on, for example the ' +
        'positive labels for recall and the predicted positives for precision.',
    type: 'integer',
    minimum: 1,
    default: 20
};
const confidenceLevel = {
    description: 'A difference counts only as far as its whole confidence interval lies past a threshold. 0 compares the bare values. ' +
        'Metrics without a usual interval, such as macro averages, always compare the bare values.',
    type: 'number',
    minimum: 0,
    exclusiveMaximum: 1,
    default: 0.95
};

;// CONCATENATED MODULE: ./build/js/src/engine/tests/model-failure.js


/** "the model raised ValueError: could not convert string to float" */
function modelFailureText({ kind, message }) {
    const text = clip(message.trim(), 300).replace(/[.\s]+$/, '');
    return kind === 'raised' ? `the model raised ${text}` : `the model gave no valid predictions (${text})`;
}
function modelFailureMetric({ kind, message, traceback }) {
    return textMetric('MODEL_ERROR', kind, clipError(traceback ?? message));
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/adversarial/attack.js




/** The outer two of the triple that the 0.x library printed. */
const CHANGE = { warning: 0.05, alert: 0.25 };
const attackParameters = {
    run: run(true),
    exclude_columns: excludeColumns,
    severity_thresholds: severityThresholds('the average change of the prediction', CHANGE.warning, CHANGE.alert),
    severity_level_thresholds: thresholdPair('The same under its older name.'),
    linf_constraint: {
        description: 'Largest change of a number, as a share of the range of the reference data. Whole numbers may always move by 1.',
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 1,
        default: 0.01
    },
    sample_size: {
        description: 'Number of rows of the evaluation dataset that are attacked.',
        type: 'integer',
        minimum: 1,
        default: 10
    }
};
/** Numeric features of the model; the bound needs a range. */
function attackedFeatures({ features, profiles, data, settings }) {
    const share = settings.number('linf_constraint');
    return features.flatMap((feature) => {
        const column = data.evaluation.frame.columns[feature.column];
        const { numbers } = profiles.of(feature);
        const isNumber = column.dtype === 'float64' || column.dtype === 'int64';
        if (!feature.inModel ||
            feature.kind !== 'numeric' ||
            !isNumber ||
            numbers === null ||
            !(numbers.max > numbers.min)) {
            return [];
        }
        const widest = share * (numbers.max - numbers.min);
        const whole = column.dtype === 'int64';
        const step = whole ? Math.max(1, Math.floor(widest)) : widest;
        const candidates = (from) => {
            if (typeof from !== 'number' && typeof from !== 'bigint')
                return [];
            const value = Number(from);
            // A value outside the range of the reference data may not go further out.
            const moved = [
                Math.max(value - step, Math.min(value, numbers.min)),
                Math.min(value + step, Math.max(value, numbers.max))
            ];
            return moved
                .filter((to) => to !== value)
                .map((to) => (whole && !Number.isSafeInteger(to) ? BigInt(to) : to));
        };
        return [{ feature, column, candidates }];
    });
}
/** The attacked rows: labelled ones where there are labels. */
function attackedRows({ data, settings, shuffledRows }) {
    const size = settings.count(['sample_size'], 1);
    const { labels } = data.evaluation;
    const rows = [];
    for (const row of shuffledRows()) {
        if (rows.length === size)
            break;
        if (labels === null || !Number.isNaN(labels[row]))
            rows.push(row);
    }
    return Int32Array.from(rows);
}
/**
 * Away from the label: for classes the loss of its probability, for numbers the growth of the error. A row without a
 * label is attacked away from what the model says of it.
 *
 * @returns null where the label has no range to measure in
 */
function goalOf({ task, data }, rows, before) {
    const { width } = before;
    if (task === 'regression') {
        const range = rangeOf(data.evaluation.labels) ?? rangeOf(data.reference.labels) ?? rangeOf(before.values);
        if (range === null)
            return null;
        const labels = Float64Array.from(rows, (row, place) => data.evaluation.labels?.[row] ?? before.values[place]);
        return {
            change: (place, after, at) => {
                const error = (prediction) => Math.abs(prediction - labels[place]);
                return Math.max(0, error(after.values[at]) - error(before.values[place])) / range;
            },
            shown: (_place, predictions, at) => predictions.values[at]
        };
    }
    const target = Int32Array.from(rows, (row, place) => data.evaluation.labels?.[row] ?? likeliest(before, place));
    const probability = (place, { values }, at) => {
        if (width > 1)
            return values[at * width + target[place]];
        return target[place] === 1 ? values[at] : 1 - values[at];
    };
    return {
        change: (place, after, at) => Math.max(0, probability(place, before, place) - probability(place, after, at)),
        shown: (place, predictions, at) => width > 1 ? probability(place, predictions, at) : predictions.values[at]
    };
}
function likeliest({ values, width }, row) {
    if (width === 1)
        return values[row] > 0.5 ? 1 : 0;
    let best = 0;
    for (let c = 1; c < width; c++)
        if (values[row * width + c] > values[row * width + best])
            best = c;
    return best;
}
function rangeOf(values) {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values ?? []) {
        if (value < low)
            low = value;
        if (value > high)
            high = value;
    }
    return high > low ? high - low : null;
}
/** What an attack did to a row. */
function attackedRow(row, changes, before, after) {
    return {
        row,
        changes: changes.map(({ attacked, to }) => ({
            feature: attacked.feature.name,
            from: jsonCell(cellAt(attacked.column, row)),
            to: jsonCell(to)
        })),
        before,
        after
    };
}
/** The model failed on rows that differ from real ones by a hair. */
function modelErrorCase(shared, error, when) {
    return {
        ...shared,
        level: 2,
        importance: 1,
        metrics: [modelFailureMetric(error)],
        details: { sentence: `Failed with an alert, because ${modelFailureText(error)} ${when}.` }
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/adversarial/bounded-multi-feature-changes.js






const boundedMultiFeatureChanges = {
    type: 'bounded_multi_feature_changes',
    name: 'Bounded Multi-Feature Changes',
    category: 'TEST_CATEGORY_TYPE_ADVERSARIAL',
    configKeys: [
        'multi_feat_sensitivity',
        'bounded_multi_feature_changes',
        'adversarial:bounded_multi_feature_changes'
    ],
    tasks: ['binary', 'multiclass', 'regression'],
    needs: ['model'],
    uses: ['evaluation labels'],
    runByDefault: true,
    parameters: {
        ...attackParameters,
        l0_constraint: {
            description: 'Largest number of features that are changed in a row.',
            type: 'integer',
            minimum: 1,
            default: 3
        }
    },
    texts: {
        description: 'Moves up to three numbers of a row by at most 1% of their ranges. In each step every further number is tried, up and ' +
            'down, and the move that pushes the prediction furthest from the truth is kept. The result is the average over the ' +
            'attacked rows.',
        whyItMatters: 'Changes that do nothing one by one can tip a prediction together. This is what an attacker with patience finds.',
        configuration: 'The search is greedy: at most l0_constraint steps for a row, and it ends where no move helps. The change of the ' +
            'prediction is measured in ranges of the label (for classes as a probability) and held against severity_thresholds. ' +
            'Whole numbers move by at least 1.',
        example: 'Over 10 rows, three moves of at most 1% lower the probability of the true class by 0.3 on average. That is above ' +
            '0.25: an ALERT.'
    },
    columns: [
        { name: 'Features', type: 'string', description: 'Features that were changed in some row' },
        {
            name: 'Average Prediction Change',
            type: 'number',
            description: 'Mean over the attacked rows, away from the truth'
        }
    ],
    *run(context) {
        const rows = attackedRows(context);
        const attacked = attackedFeatures(context);
        const steps = context.settings.count(['l0_constraint'], 1);
        const states = Array.from(rows, (row, place) => ({ row, place, moves: [], change: 0 }));
        let round = triesOf(states, attacked);
        if (round.length === 0) {
            return [
                skippedCase('No numeric feature of the model has values that vary, or there is no row to attack.')
            ];
        }
        const laterSteps = Math.max(0, Math.min(steps, attacked.length) - 1);
        const later = Array.from({ length: laterSteps }, (_, i) => 2 * (attacked.length - i - 1) * rows.length);
        const own = { rows, changes: [] };
        let answers = yield { blocks: [own, ...round.map(blockOf)], later };
        const before = answers[0].predictions;
        if (before === undefined)
            throw new Error('the attacked rows themselves have no predictions');
        const goal = goalOf(context, rows, before);
        if (goal === null)
            return [skippedCase('The labels do not vary, so a change has nothing to be measured by.')];
        answers = answers.slice(1);
        for (let step = 1;; step++) {
            const error = answers.find((answer) => answer.error !== undefined)?.error;
            if (error !== undefined) {
                const shared = { key: ['all'], features: [], table: tableOf([], null) };
                return [modelErrorCase(shared, error, 'when numbers were moved within their bounds')];
            }
            const improved = keepBest(states, round, answers, goal);
            round = step === steps ? [] : triesOf(improved, attacked);
            if (round.length === 0)
                break;
            answers = yield { blocks: round.map(blockOf) };
        }
        return [judge(states, goal, before, context)];
    }
};
function triesOf(states, attacked) {
    const byColumns = new Map();
    for (const state of states) {
        for (const next of attacked) {
            if (state.moves.some((move) => move.attacked === next))
                continue;
            for (const to of next.candidates(cellAt(next.column, state.row))) {
                const moves = [...state.moves, { attacked: next, to }].sort((a, b) => a.attacked.feature.column - b.attacked.feature.column);
                const key = moves.map((move) => move.attacked.feature.column).join();
                const tries = byColumns.get(key);
                if (tries === undefined)
                    byColumns.set(key, [{ state, moves }]);
                else
                    tries.push({ state, moves });
            }
        }
    }
    return [...byColumns.values()];
}
function blockOf(tries) {
    return {
        rows: Int32Array.from(tries, ({ state }) => state.row),
        changes: tries[0].moves.map(({ attacked }, i) => ({
            column: attacked.feature.column,
            cells: tries.map(({ moves }) => moves[i].to)
        }))
    };
}
/** Moves each state to its best try. @returns the states that got better */
function keepBest(states, round, answers, goal) {
    const moved = new Set();
    round.forEach((tries, i) => {
        const { predictions } = answers[i];
        if (predictions === undefined)
            return;
        tries.forEach(({ state, moves }, at) => {
            const change = goal.change(state.place, predictions, at);
            if (change <= state.change)
                return;
            state.moves = moves;
            state.change = change;
            state.after = { predictions, at };
            moved.add(state);
        });
    });
    return states.filter((state) => moved.has(state));
}
function judge(states, goal, before, { settings }) {
    const value = states.reduce((sum, { change }) => sum + change, 0) / states.length;
    const thresholds = settings.thresholds(CHANGE, ['severity_thresholds'], ['severity_level_thresholds']);
    const level = levelAbove(value, thresholds);
    const name = `the average change of the prediction over a sample of ${counted(states.length, 'row')}`;
    const worst = states
        .filter((state) => state.after !== undefined)
        .sort((a, b) => b.change - a.change || a.place - b.place);
    const rows = worst.map((state) => ({
        change: state.change,
        row: attackedRow(state.row, state.moves, goal.shown(state.place, before, state.place), goal.shown(state.place, state.after.predictions, state.after.at))
    }));
    const features = [
        ...new Set(worst.flatMap((state) => state.moves.map((move) => move.attacked.feature.name)))
    ];
    const bound = thresholds.warning ?? thresholds.alert ?? Infinity;
    return {
        key: ['all'],
        features,
        level,
        importance: level === 0 ? 0 : value,
        metrics: [
            numberMetric('ATTACK_DETAILS', 'average_prediction_change', value, { thresholds }),
            countMetric('INPUT', 'num_samples', states.length)
        ],
        details: {
            sentence: verdictSentence(level, name, value, thresholds),
            measure: { name, value, ...thresholds, direction: 'above' },
            sample: rows.slice(0, 5).map(({ row }) => row)
        },
        table: tableOf(features, value),
        ...(level === 0 ? {} : { failingRows: rows.filter(({ change }) => change > bound).map(({ row }) => row) })
    };
}
function tableOf(features, value) {
    return { Features: clip(features.join(', '), 200), 'Average Prediction Change': value };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/adversarial/bounded-single-feature-changes.js






const boundedSingleFeatureChanges = {
    type: 'bounded_single_feature_changes',
    name: 'Bounded Single-Feature Changes',
    category: 'TEST_CATEGORY_TYPE_ADVERSARIAL',
    configKeys: ['sensitivity', 'bounded_single_feature_changes', 'adversarial:bounded_single_feature_changes'],
    tasks: ['binary', 'multiclass', 'regression'],
    needs: ['model'],
    uses: ['evaluation labels'],
    runByDefault: true,
    parameters: attackParameters,
    texts: {
        description: 'Moves one number of a row by at most 1% of its range, up and down, and takes the move that pushes the prediction ' +
            'furthest from the truth. The case of a feature is the average over the attacked rows.',
        whyItMatters: 'Whoever gains from a wrong answer will try small changes that nobody notices. A model whose prediction jumps on ' +
            'them can be steered, and is as fragile against plain noise.',
        configuration: 'The change of the prediction is measured in ranges of the label (for classes as a probability) and held against ' +
            'severity_thresholds. Only numeric features of the model are attacked; values stay within the range of the ' +
            'reference data. Whole numbers move by at least 1, also where that is more than linf_constraint.',
        example: 'Over 10 rows, moving "age" by at most 0.7 years lowers the probability of the true class by 0.08 on average. That is ' +
            'above 0.05: a WARNING.'
    },
    columns: [
        { name: 'Feature', type: 'string', description: 'The attacked feature' },
        {
            name: 'Average Prediction Change',
            type: 'number',
            description: 'Mean over the attacked rows, away from the truth'
        }
    ],
    *run(context) {
        const rows = attackedRows(context);
        const attacks = attackedFeatures(context).flatMap((attacked) => {
            const attack = prepare(attacked, rows);
            return attack.rows.length === 0 ? [] : [attack];
        });
        if (attacks.length === 0) {
            return [
                skippedCase('No numeric feature of the model has values that vary, or there is no row to attack.')
            ];
        }
        const answers = yield { blocks: [{ rows, changes: [] }, ...attacks] };
        const [before] = answers;
        if (before?.predictions === undefined)
            throw new Error('the attacked rows themselves have no predictions');
        const goal = goalOf(context, rows, before.predictions);
        if (goal === null)
            return [skippedCase('The labels do not vary, so a change has nothing to be measured by.')];
        return attacks.map((attack, i) => bounded_single_feature_changes_judge(attack, rows, before, answers[i + 1], goal, context));
    }
};
function prepare(attacked, rows) {
    const tries = [...rows].flatMap((row, place) => attacked.candidates(cellAt(attacked.column, row)).map((to) => ({ row, place, to })));
    return {
        attacked,
        rows: Int32Array.from(tries, ({ row }) => row),
        places: Int32Array.from(tries, ({ place }) => place),
        changes: [{ column: attacked.feature.column, cells: tries.map(({ to }) => to) }]
    };
}
function bounded_single_feature_changes_judge({ attacked, places, changes }, rows, before, after, goal, { settings }) {
    const { feature } = attacked;
    const shared = { key: [feature.name], features: [feature.name] };
    const when = `when ${quoted(feature.name)} was moved within its bound`;
    if (after.error !== undefined) {
        const table = { Feature: feature.name, 'Average Prediction Change': null };
        return modelErrorCase({ ...shared, table }, after.error, when);
    }
    const best = new Map();
    places.forEach((place, at) => {
        const change = goal.change(place, after.predictions, at);
        if (change > (best.get(place)?.change ?? 0))
            best.set(place, { at, change });
    });
    // Rows that cannot be moved, because the value is missing, count as not changed.
    const value = [...best.values()].reduce((sum, { change }) => sum + change, 0) / rows.length;
    const thresholds = settings.thresholds(CHANGE, ['severity_thresholds'], ['severity_level_thresholds']);
    const level = levelAbove(value, thresholds);
    const name = 'the average change of the prediction';
    const moved = [...best].sort((a, b) => b[1].change - a[1].change || a[0] - b[0]);
    const samples = moved.map(([place, { at, change }]) => ({
        change,
        row: attackedRow(rows[place], [{ attacked, to: changes[0].cells[at] }], goal.shown(place, before.predictions, place), goal.shown(place, after.predictions, at))
    }));
    const bound = thresholds.warning ?? thresholds.alert ?? Infinity;
    return {
        ...shared,
        level,
        importance: level === 0 ? 0 : value,
        metrics: [
            numberMetric('ATTACK_DETAILS', 'average_prediction_change', value, { thresholds }),
            countMetric('INPUT', 'num_samples', rows.length)
        ],
        details: {
            sentence: verdictSentence(level, `${name} ${when}, over a sample of ${counted(rows.length, 'row')},`, value, thresholds),
            measure: { name: `${name} ${when}`, value, ...thresholds, direction: 'above' },
            sample: samples.slice(0, 5).map(({ row }) => row)
        },
        table: { Feature: feature.name, 'Average Prediction Change': value },
        ...(level === 0
            ? {}
            : { failingRows: samples.filter(({ change }) => change > bound).map(({ row }) => row) })
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/metrics/measure.js


/** One dataset cut one way: all metrics of it share the passes over the rows. */
class Grouping {
    scores;
    groups;
    cache = new TallyCache();
    constructor(scores, groups = ALL_ROWS) {
        this.scores = scores;
        this.groups = groups;
    }
    /** The metric on every group. A metric that needs labels is undefined without them. */
    measure(metric) {
        const own = metric.measures[this.scores.task];
        if (own === undefined)
            throw new RangeError(`${metric.name} is not a metric of ${this.scores.task} models`);
        if (metric.needsLabels && this.scores.labels === null) {
            return Array.from({ length: this.groups.count }, () => UNDEFINED);
        }
        const of = own.measure(this.scores, this.groups, this.cache);
        return Array.from({ length: this.groups.count }, (_, group) => of(group));
    }
    /** The metric on the first group: on all rows, where nothing is cut. */
    overall(metric) {
        return this.measure(metric)[0];
    }
}
/** What differences of the metric are divided by on this data; null where that is 0 or not defined. */
function unitOf(metric, scores) {
    const unit = metric.measures[scores.task]?.unit ?? 'none';
    const ofPredictions = unit === 'prediction-deviation' || unit === 'prediction-variance';
    return spread(unit, ofPredictions ? scores.predictions.values : scores.labels);
}
/** The same before there are predictions, from the labels alone. */
function unitOfLabels(metric, task, labels) {
    return spread(metric.measures[task]?.unit ?? 'none', labels);
}
function spread(unit, values) {
    if (unit === 'none')
        return 1;
    if (values === null)
        return null;
    const read = unit === 'log-label-variance' ? values.map(Math.log1p) : values;
    const known = read.filter(Number.isFinite);
    if (known.length === 0)
        return null;
    const { m2 } = momentsOf(known, ALL_ROWS);
    const variance = m2[0] / known.length;
    if (!(variance > 0))
        return null;
    return unit.endsWith('deviation') ? Math.sqrt(variance) : variance;
}
/**
 * How much worse `value` is than `than`, in units; negative when it is better. For metrics where neither way is better,
 * the size of the change.
 */
function worsening(metric, value, than, unit) {
    const change = (value - than) / unit;
    if (metric.better === 'neither')
        return Math.abs(change);
    return metric.better === 'higher' ? -change : change;
}

// EXTERNAL MODULE: ./node_modules/@stdlib/stats-base-dists-normal-quantile/lib/index.js
var lib = __nccwpck_require__(6060);
;// CONCATENATED MODULE: ./build/js/src/engine/statistics/normal.js

/** Half-width factor of a two-sided normal interval: 1.96 for a confidence of 0.95. */
function twoSidedZ(confidence) {
    if (!(confidence > 0 && confidence < 1)) {
        throw new RangeError(`a confidence level lies between 0 and 1, got ${confidence}`);
    }
    return lib(0.5 + confidence / 2, 0, 1);
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/gap.js



/** @param confidence 0: no interval */
function zOf(confidence) {
    return confidence === 0 ? 0 : twoSidedZ(confidence);
}
/**
 * @param against the measurement to compare with; its own error counts only when `independent`, that is, when it comes
 *   from other rows
 * @returns null when either is not defined
 */
function gapBetween(metric, of, against, unit, z, independent) {
    if (of.value === null || against.value === null)
        return null;
    const size = worsening(metric, of.value, against.value, unit);
    const errors = independent ? [of.standardError, against.standardError] : [of.standardError];
    if (z === 0 || errors.some((error) => error === null))
        return { size, least: size, margin: null };
    const margin = (z * Math.hypot(...errors.map((error) => error ?? 0))) / unit;
    return { size, least: size > 0 ? Math.max(0, size - margin) : size, margin };
}
const UNIT_NAMES = {
    none: '',
    'label-deviation': ' standard deviations of the label',
    'label-variance': ' variances of the label',
    'log-label-variance': ' variances of log(1 + label)',
    'prediction-deviation': ' standard deviations of the predictions',
    'prediction-variance': ' variances of the predictions'
};
function unitName(metric, task) {
    return UNIT_NAMES[metric.measures[task]?.unit ?? 'none'];
}
/** "worse by 0.06 (95% interval from 0.02)" */
function gapText(metric, gap, task, confidence) {
    const unit = unitName(metric, task);
    const words = metric.better === 'neither' ? 'a change of' : gap.size >= 0 ? 'worse by' : 'better by';
    const certain = gap.margin === null || gap.size <= 0
        ? ''
        : `, at least ${formatNumber(gap.least)} with ${percent(confidence)} confidence`;
    return `${words} ${formatNumber(Math.abs(gap.size))}${unit}${certain}`;
}
/** What `Gap.least` is called where it is held against thresholds. */
function gapName(metric, verb, gap, confidence) {
    const plain = `the ${verb} of ${metric.name}`;
    return gap.margin === null
        ? plain
        : `the least ${verb} of ${metric.name} in the ${percent(confidence)} interval`;
}
function percent(confidence) {
    return `${formatNumber(100 * confidence)}%`;
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/model-performance/average-confidence.js
/** Average Confidence: mean probability of the predicted class, evaluation against reference. Needs no labels. */






/** The outer two of 0.20's triple. */
const DROP = { warning: 0.05, alert: 0.2 };
const average_confidence_averageConfidence = {
    type: 'average_confidence',
    name: 'Average Confidence',
    category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
    configKeys: ['avg_confidence', 'average_confidence', 'model_performance:average_confidence'],
    tasks: ['binary', 'multiclass'],
    needs: ['reference predictions', 'evaluation predictions'],
    uses: [],
    runByDefault: true,
    parameters: {
        run: run(true),
        severity_thresholds: severityThresholds('the drop of the average confidence', DROP.warning, DROP.alert),
        confidence_level: confidenceLevel
    },
    texts: {
        description: 'Compares how sure the model is of its predictions on the evaluation dataset with how sure it is on the reference ' +
            'dataset. Confidence is the probability of the class that a row is taken for; the test looks at its mean.',
        whyItMatters: 'A model tends to be less sure of data it does not know. A drop of confidence is often the first sign of lost ' +
            'accuracy, and it can be seen before any label arrives (Hendrycks and Gimpel 2017; Guillory et al. 2021).',
        configuration: 'The drop from reference to evaluation data, as far as it is certain at the confidence level, is held against ' +
            'severity_thresholds. A rise passes.',
        example: 'The mean confidence is 0.92 on the reference data and 0.81 on the evaluation data. The drop of 0.11 is above 0.05 ' +
            'and below 0.2: a WARNING.'
    },
    columns: [
        { name: 'Reference', type: 'number', description: 'Average confidence on the reference dataset' },
        { name: 'Evaluation', type: 'number', description: 'Average confidence on the evaluation dataset' },
        { name: 'Drop', type: 'number', description: 'Reference minus evaluation' }
    ],
    // eslint-disable-next-line require-yield -- wants no made-up rows
    *run({ overall, settings, task }) {
        const confidence = settings.number('confidence_level');
        const thresholds = settings.thresholds(DROP, ['severity_thresholds']);
        const before = overall('reference').overall(AVERAGE_CONFIDENCE);
        const after = overall('evaluation').overall(AVERAGE_CONFIDENCE);
        const gap = gapBetween(AVERAGE_CONFIDENCE, after, before, 1, zOf(confidence), true);
        const metrics = [
            numberMetric('PERFORMANCE_METRIC_VALUE', 'reference_average_confidence', before.value),
            numberMetric('PERFORMANCE_METRIC_VALUE', 'evaluation_average_confidence', after.value),
            numberMetric('PERFORMANCE_DIFF', 'average_confidence', gap?.size ?? null),
            numberMetric('PERFORMANCE_DIFF', 'average_confidence_judged', gap?.least ?? null, { thresholds })
        ];
        const table = { Reference: before.value, Evaluation: after.value, Drop: gap?.size ?? null };
        const shared = { key: ['overall'], features: [], metrics, table };
        if (gap === null) {
            const sentence = 'Skipped: one of the datasets has no rows.';
            return [{ ...shared, level: 'skip', importance: 0, details: { sentence } }];
        }
        const level = levelAbove(gap.least, thresholds);
        const name = gapName(AVERAGE_CONFIDENCE, 'degradation', gap, confidence);
        const values = `Average confidence was ${formatNumber(after.value)} on the evaluation data against ${formatNumber(before.value)} on the reference data`;
        return [
            {
                ...shared,
                level,
                importance: level === 0 ? 0 : gap.size,
                details: {
                    sentence: `${values}, ${gapText(AVERAGE_CONFIDENCE, gap, task, confidence)}. ${verdictSentence(level, name, gap.least, thresholds)}`,
                    measure: { name, value: gap.least, ...thresholds, direction: 'above' },
                    plot: histogram(overall('reference').scores.confidence, overall('evaluation').scores.confidence)
                }
            }
        ];
    }
};
const BINS = 20;
/** Shares are compared, not counts: the datasets differ in size. */
function histogram(reference, evaluation) {
    const count = (confidences) => {
        const counts = Array.from({ length: BINS }, () => 0);
        for (const confidence of confidences)
            counts[Math.min(BINS - 1, Math.floor(confidence * BINS))]++;
        return counts;
    };
    return {
        kind: 'histogram',
        title: 'Confidence of predictions, rows',
        edges: Array.from({ length: BINS + 1 }, (_, i) => i / BINS),
        series: [
            { name: 'Reference', counts: count(reference) },
            { name: 'Evaluation', counts: count(evaluation) }
        ]
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/model-performance/average-thresholded-confidence.js






/** The outer two of 0.20's triple. */
const average_thresholded_confidence_DROP = { warning: 0.05, alert: 0.2 };
const averageThresholdedConfidence = {
    type: 'average_thresholded_confidence',
    name: 'Average Thresholded Confidence',
    category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
    configKeys: ['atc', 'average_thresholded_confidence', 'model_performance:average_thresholded_confidence'],
    tasks: ['binary', 'multiclass'],
    needs: ['reference predictions', 'reference labels', 'evaluation predictions'],
    uses: [],
    runByDefault: true,
    parameters: {
        run: run(true),
        severity_thresholds: severityThresholds('the predicted loss of accuracy', average_thresholded_confidence_DROP.warning, average_thresholded_confidence_DROP.alert),
        confidence_level: confidenceLevel
    },
    texts: {
        description: 'Predicts the accuracy on the evaluation dataset without its labels. On the reference dataset a confidence is found ' +
            'below which lie as many rows as the model gets wrong. The share of evaluation rows above that confidence is the ' +
            'predicted accuracy; it is compared with the accuracy on the reference dataset.',
        whyItMatters: 'Labels of new data come late or never. This estimate tells of a likely loss of accuracy when only predictions are at hand.',
        configuration: 'Reference accuracy minus predicted evaluation accuracy, as far as it is certain at the confidence level, is held ' +
            'against severity_thresholds. Rows that share the confidence that was found count in the part that makes the ' +
            'reference data come out exactly.',
        example: 'The model is wrong on 10% of the reference rows, and 10% of them have a confidence below 0.62. On the evaluation ' +
            'data 22% of the rows are below 0.62: the predicted accuracy is 0.78, a loss of 0.12, a WARNING.'
    },
    columns: [
        { name: 'Reference Accuracy', type: 'number', description: 'Accuracy on the reference dataset' },
        { name: 'Predicted Accuracy', type: 'number', description: 'Estimate for the evaluation dataset' },
        { name: 'Predicted Loss', type: 'number', description: 'The first minus the second' }
    ],
    // eslint-disable-next-line require-yield -- wants no made-up rows
    *run(context) {
        return [average_thresholded_confidence_judge(context)];
    }
};
function average_thresholded_confidence_judge({ scores, settings }) {
    const reference = scores('reference');
    const evaluation = scores('evaluation');
    const estimate = predictAccuracy(reference, evaluation);
    const shared = { key: ['overall'], features: [] };
    if (estimate === null) {
        const sentence = 'Skipped: the reference data has no labelled row, or the evaluation data has no row.';
        const table = { 'Reference Accuracy': null, 'Predicted Accuracy': null, 'Predicted Loss': null };
        return { ...shared, level: 'skip', importance: 0, metrics: [], details: { sentence }, table };
    }
    const thresholds = settings.thresholds(average_thresholded_confidence_DROP, ['severity_thresholds']);
    const confidence = settings.number('confidence_level');
    const { accuracy, predicted } = estimate;
    const loss = accuracy - predicted;
    const error = Math.hypot(errorOfShare(accuracy, estimate.labelled), errorOfShare(predicted, evaluation.rows));
    const margin = zOf(confidence) * error;
    const least = loss > 0 ? Math.max(0, loss - margin) : loss;
    const level = levelAbove(least, thresholds);
    const name = confidence === 0
        ? 'the predicted loss of accuracy'
        : `the least predicted loss of accuracy in the ${percent(confidence)} interval`;
    return {
        ...shared,
        level,
        importance: level === 0 ? 0 : loss,
        metrics: [
            numberMetric('PERFORMANCE_METRIC_VALUE', 'reference_accuracy', accuracy),
            numberMetric('PERFORMANCE_METRIC_VALUE', 'predicted_evaluation_accuracy', predicted),
            numberMetric('PERFORMANCE_METRIC_VALUE', 'confidence_threshold', estimate.threshold),
            numberMetric('PERFORMANCE_DIFF', 'average_thresholded_confidence', loss),
            numberMetric('PERFORMANCE_DIFF', 'average_thresholded_confidence_judged', least, { thresholds })
        ],
        details: {
            sentence: `Accuracy was ${formatNumber(accuracy)} on the reference data and is predicted to be ${formatNumber(predicted)} on ` +
                `the evaluation data, a loss of ${formatNumber(loss)}. ${verdictSentence(level, name, least, thresholds)}`,
            measure: { name, value: least, ...thresholds, direction: 'above' },
            plot: {
                kind: 'bars',
                title: 'Accuracy',
                x: ['Reference, measured', 'Evaluation, predicted'],
                series: [
                    { name: 'Accuracy', values: [accuracy, predicted], sizes: [estimate.labelled, evaluation.rows] }
                ]
            }
        },
        table: { 'Reference Accuracy': accuracy, 'Predicted Accuracy': predicted, 'Predicted Loss': loss }
    };
}
/** Null when there is nothing to estimate from. */
function predictAccuracy(reference, evaluation) {
    const { labels, predictedClass, confidence } = reference;
    if (labels === null || evaluation.rows === 0)
        return null;
    const labelled = confidence.filter((_, row) => !Number.isNaN(labels[row])).sort();
    if (labelled.length === 0)
        return null;
    let wrong = 0;
    labels.forEach((label, row) => {
        if (!Number.isNaN(label) && label !== predictedClass[row])
            wrong++;
    });
    const threshold = labelled[Math.min(wrong, labelled.length - 1)];
    const own = below(labelled, threshold);
    // Part of the rows exactly at the threshold that counts as below it.
    const part = own.tied === 0 ? 0 : (wrong - own.below) / own.tied;
    const other = below(evaluation.confidence, threshold);
    return {
        accuracy: 1 - wrong / labelled.length,
        labelled: labelled.length,
        threshold,
        predicted: 1 - (other.below + part * other.tied) / evaluation.rows
    };
}
function below(confidences, threshold) {
    let count = 0;
    let tied = 0;
    for (const confidence of confidences) {
        if (confidence < threshold)
            count++;
        else if (confidence === threshold)
            tied++;
    }
    return { below: count, tied };
}

;// CONCATENATED MODULE: ./build/js/src/engine/statistics/calibration.js
/** @param outcomes per row 1 positive, 0 negative, 2 not known (left out). A probability of 1 is in the last bin. */
function reliabilityCurve(probabilities, outcomes, bins) {
    const counts = new Float64Array(bins);
    const predicted = new Float64Array(bins);
    const observed = new Float64Array(bins);
    for (let row = 0; row < probabilities.length; row++) {
        const outcome = outcomes[row];
        if (outcome > 1)
            continue;
        const bin = Math.min(bins - 1, Math.floor(probabilities[row] * bins));
        counts[bin]++;
        predicted[bin] += probabilities[row];
        observed[bin] += outcome;
    }
    for (let bin = 0; bin < bins; bin++) {
        predicted[bin] /= counts[bin];
        observed[bin] /= counts[bin];
    }
    return { counts, predicted, observed };
}
/** Mean squared difference of the observed shares over the bins with `minimum` rows in both; null when there is none. */
function curveDistance(one, other, minimum) {
    let sum = 0;
    let bins = 0;
    for (let bin = 0; bin < one.counts.length; bin++) {
        if (Math.min(one.counts[bin], other.counts[bin]) < minimum)
            continue;
        sum += (one.observed[bin] - other.observed[bin]) ** 2;
        bins++;
    }
    return bins === 0 ? null : sum / bins;
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/model-performance/calibration-comparison.js
/** Calibration Comparison: distance of the reliability curves of the two datasets (Guo et al. 2017, arXiv:1706.04599). */





/** The outer two of the triple of 0.16 to 0.20. */
const DISTANCE = { warning: 0.02, alert: 0.1 };
const calibrationComparison = {
    type: 'calibration_comparison',
    name: 'Calibration Comparison',
    category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
    configKeys: ['calibration_comparison', 'model_performance:calibration_comparison'],
    tasks: ['binary'],
    needs: ['reference predictions', 'reference labels', 'evaluation predictions', 'evaluation labels'],
    uses: [],
    runByDefault: true,
    parameters: {
        run: run(true),
        num_bins: {
            description: 'Number of bins of equal width that the predicted probabilities are sorted into.',
            type: 'integer',
            minimum: 1,
            default: 10
        },
        severity_thresholds: severityThresholds('the mean squared difference of the two curves', DISTANCE.warning, DISTANCE.alert),
        severity_level_thresholds: severityThresholds('the same, under its older name', DISTANCE.warning, DISTANCE.alert),
        min_sample_size: {
            description: 'Bins with fewer labelled rows in either dataset are not compared: their shares are mostly chance.',
            type: 'integer',
            minimum: 1,
            default: 20
        }
    },
    texts: {
        description: 'Sorts the rows of each dataset into bins by predicted probability and takes the share of positive labels in each ' +
            'bin. The two curves that come out are compared by their mean squared difference over the bins that both fill.',
        whyItMatters: 'Whoever acts on a probability, for example with a cut-off or an expected cost, relies on 0.8 meaning 80%. If that ' +
            'changes from the reference to the evaluation data, decisions go wrong although the ranking may still be right.',
        configuration: 'The mean squared difference is held against severity_thresholds.',
        example: 'Among reference rows predicted between 0.7 and 0.8, 75% are positive; among such evaluation rows 45%. If all bins ' +
            'differ that much, the mean squared difference is 0.09: a WARNING.'
    },
    columns: [
        { name: 'Mean Squared Difference', type: 'number', description: 'Distance of the two reliability curves' }
    ],
    // eslint-disable-next-line require-yield -- wants no made-up rows
    *run({ scores, settings }) {
        const bins = settings.count(['num_bins'], 1);
        const minimum = settings.count(['min_sample_size'], 1);
        const thresholds = settings.thresholds(DISTANCE, ['severity_thresholds'], ['severity_level_thresholds']);
        const curveOf = (of) => reliabilityCurve(of.predictions.values, of.outcomes(), bins);
        const reference = curveOf(scores('reference'));
        const evaluation = curveOf(scores('evaluation'));
        const distance = curveDistance(reference, evaluation, minimum);
        const shared = {
            key: ['overall'],
            features: [],
            metrics: [
                numberMetric('PERFORMANCE_DIFF', 'calibration_mean_squared_difference', distance, { thresholds })
            ],
            table: { 'Mean Squared Difference': distance }
        };
        if (distance === null) {
            const sentence = `Skipped: no bin of the predicted probability holds ${minimum} labelled rows of both datasets.`;
            return [{ ...shared, level: 'skip', importance: 0, details: { sentence } }];
        }
        const level = levelAbove(distance, thresholds);
        const name = 'the mean squared difference of the reliability curves';
        return [
            {
                ...shared,
                level,
                importance: level === 0 ? 0 : distance,
                details: {
                    sentence: verdictSentence(level, name, distance, thresholds),
                    measure: { name, value: distance, ...thresholds, direction: 'above' },
                    plot: {
                        kind: 'lines',
                        title: 'Reliability',
                        xLabel: 'Mean predicted probability',
                        yLabel: 'Share of positive labels',
                        series: [lineOf('Reference', reference), lineOf('Evaluation', evaluation)]
                    }
                }
            }
        ];
    }
};
function lineOf(name, curve) {
    const filled = [...curve.counts.keys()].filter((bin) => curve.counts[bin] > 0);
    return {
        name,
        x: filled.map((bin) => curve.predicted[bin]),
        y: filled.map((bin) => curve.observed[bin])
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/model-performance/metric.js







/** The outer two of 0.18's low, medium and high. */
const DEGRADATION = { warning: 0.03, alert: 0.13 };
const parameters = {
    run: run(true),
    severity_thresholds: severityThresholds('the degradation from reference to evaluation data', DEGRADATION.warning, DEGRADATION.alert),
    absolute_thresholds: thresholdPair('[warning, alert] for the value on the evaluation data itself, for example [0.8, 0.7] for accuracy. Where higher is ' +
        'better a value below is bad, else a value above. null: the value itself is not judged.'),
    confidence_level: confidenceLevel
};
function performanceTest(metric) {
    const labels = metric.needsLabels;
    const evaluation = labels
        ? ['evaluation predictions', 'evaluation labels']
        : ['evaluation predictions'];
    const reference = labels ? ['reference predictions', 'reference labels'] : ['reference predictions'];
    return {
        type: `model_performance:${metric.slug}`,
        name: metric.name,
        category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
        configKeys: [...new Set([metric.slug, `model_performance:${metric.slug}`, metric.key])],
        tasks: Object.keys(metric.measures),
        needs: evaluation,
        uses: reference,
        runByDefault: true,
        parameters,
        texts: textsOf(metric),
        columns: [
            { name: 'Metric', type: 'string', description: 'What was measured' },
            { name: 'Reference', type: 'number', description: 'Value on the reference dataset' },
            { name: 'Evaluation', type: 'number', description: 'Value on the evaluation dataset' },
            { name: 'Degraded By', type: 'number', description: 'How much worse the evaluation dataset is' }
        ],
        // eslint-disable-next-line require-yield -- wants no made-up rows
        *run(context) {
            return [metric_judge(metric, context)];
        }
    };
}
function metric_judge(metric, context) {
    const { settings, task } = context;
    const evaluation = context.overall('evaluation');
    const reference = context.overall('reference');
    const value = evaluation.overall(metric);
    const before = reference === null ? null : reference.overall(metric);
    const confidence = settings.number('confidence_level');
    const unit = reference === null ? null : unitOf(metric, reference.scores);
    const gap = before === null || unit === null ? null : gapBetween(metric, value, before, unit, zOf(confidence), true);
    const degradation = settings.thresholds(DEGRADATION, ['severity_thresholds']);
    const absolute = settings.thresholds({ warning: null, alert: null }, ['absolute_thresholds']);
    const direction = metric.better === 'higher' ? 'below' : 'above';
    const checks = [];
    if (gap !== null) {
        const name = gapName(metric, 'degradation', gap, confidence);
        checks.push({ name, value: gap.least, thresholds: degradation, direction: 'above' });
    }
    if (value.value !== null && (absolute.warning !== null || absolute.alert !== null)) {
        checks.push({ name: metric.name, value: value.value, thresholds: absolute, direction });
    }
    const metrics = [
        numberMetric('PERFORMANCE_METRIC_VALUE', `reference_${metric.key}`, before?.value ?? null),
        numberMetric('PERFORMANCE_METRIC_VALUE', `evaluation_${metric.key}`, value.value, {
            thresholds: absolute,
            direction
        }),
        numberMetric('PERFORMANCE_DIFF', metric.key, gap?.size ?? null),
        numberMetric('PERFORMANCE_DIFF', `${metric.key}_judged`, gap?.least ?? null, { thresholds: degradation })
    ];
    const table = {
        Metric: metric.name,
        Reference: before?.value ?? null,
        Evaluation: value.value,
        'Degraded By': gap?.size ?? null
    };
    const shared = { key: ['overall'], features: [], metrics, table };
    const worst = checks.reduce((a, b) => (a === undefined || levelOfCheck(b) > levelOfCheck(a) ? b : a), undefined);
    if (worst === undefined) {
        return {
            ...shared,
            level: 'skip',
            importance: 0,
            details: { sentence: whySkipped(metric, value, before, unit) }
        };
    }
    const level = levelOfCheck(worst);
    return {
        ...shared,
        level,
        importance: level === 0 ? 0 : (gap?.size ?? 0),
        details: {
            sentence: `${comparison(metric, value, before, gap, task, confidence)} ${verdictSentence(level, worst.name, worst.value, worst.thresholds, worst.direction)}`,
            measure: { name: worst.name, value: worst.value, ...worst.thresholds, direction: worst.direction },
            plot: plotOf(metric, value, before, evaluation, reference)
        }
    };
}
function levelOfCheck({ value, thresholds, direction }) {
    return levelOf(value, thresholds, direction);
}
function comparison(metric, value, before, gap, task, confidence) {
    const own = `${metric.name} was ${formatNumber(value.value)} on the evaluation data`;
    return gap === null
        ? `${own}.`
        : `${own} against ${formatNumber(before.value)} on the reference data, ${gapText(metric, gap, task, confidence)}.`;
}
function whySkipped(metric, value, before, unit) {
    if (value.value === null)
        return `Skipped: ${metric.name} is not defined on the evaluation data, because ${metric.undefinedWhen}.`;
    const own = `${metric.name} was ${formatNumber(value.value)} on the evaluation data`;
    const why = before === null
        ? 'there are no reference predictions to compare with'
        : before.value === null
            ? `it is not defined on the reference data: there are no labels, or ${metric.undefinedWhen}`
            : unit === null
                ? 'the reference data does not vary, so there is no unit to compare in'
                : 'it cannot be compared';
    return `Skipped: ${own}, but ${why}, and no absolute_thresholds are set.`;
}
function plotOf(metric, value, before, evaluation, reference) {
    if (metric.key === 'area_under_curve')
        return rocPlot(evaluation.scores, reference?.scores ?? null);
    const bars = [...(before === null ? [] : [before]), value];
    const end = (sign) => bars.map(({ value: at, standardError }) => at === null || standardError === null ? null : at + sign * zOf(0.95) * standardError);
    return {
        kind: 'bars',
        title: metric.name,
        x: before === null ? ['Evaluation'] : ['Reference', 'Evaluation'],
        series: [
            {
                name: metric.name,
                values: bars.map((bar) => bar.value),
                low: end(-1),
                high: end(1),
                sizes: bars.map((bar) => bar.relevantRows)
            }
        ]
    };
}
function rocPlot(evaluation, reference) {
    const sides = [
        ['Reference', reference],
        ['Evaluation', evaluation]
    ];
    const series = sides.flatMap(([name, scores]) => {
        const curve = scores === null ? null : rocCurve(scores.ranking(), scores.outcomes());
        return curve === null ? [] : [{ name, x: curve.falsePositiveRate, y: curve.truePositiveRate }];
    });
    return {
        kind: 'lines',
        title: 'ROC curve',
        xLabel: 'False positive rate',
        yLabel: 'True positive rate',
        series
    };
}
function textsOf(metric) {
    const { name } = metric;
    const task = Object.keys(metric.measures)[0];
    const unit = unitName(metric, task);
    const inUnits = Object.values(metric.measures).some((measure) => measure.unit !== 'none')
        ? ' For regression the difference is divided by the spread of the reference data, so that a threshold means the same whatever the label is measured in.'
        : '';
    const bad = metric.better === 'neither'
        ? 'A change either way counts, because a rise can be as wrong as a fall.'
        : metric.better === 'higher'
            ? 'Lower is worse.'
            : 'Higher is worse.';
    return {
        description: `Measures ${name} on the evaluation dataset and compares it with the reference dataset. It is ${metric.definition}.`,
        whyItMatters: `A model that does worse on new data than on the data it was built on has lost what it learned, or never learned it: ` +
            `the world moved, the pipeline changed, or the model was fitted too closely. ${name} shows it in one number.`,
        configuration: `Two checks. The degradation from reference to evaluation data is held against severity_thresholds; ${bad}${inUnits} ` +
            'It counts only as far as its confidence interval lies past a threshold. The value on the evaluation data is held against absolute_thresholds where these are set. The worse of the two decides.',
        example: exampleOf(metric, unit)
    };
}
function exampleOf({ name, better, undefinedWhen }, unit) {
    const [before, after] = better === 'higher' ? [0.91, 0.83] : [0.1, 0.18];
    const values = unit === ''
        ? `${name} is ${before} on 50,000 reference rows and ${after} on 50,000 evaluation rows, a degradation of 0.08`
        : `${name} is worse on 50,000 evaluation rows than on 50,000 reference rows by 0.08${unit}`;
    return (`${values}. The part of it that is certain is above 0.03 and below 0.13: a WARNING. ` +
        `Where ${undefinedWhen}, there is no value and the test is skipped.`);
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/subset-performance/metric.js






const GAP = { warning: 0.1, alert: 0.2 };
/** Bars of a plot; features with more subsets show the largest. */
const BARS = 30;
const metric_parameters = {
    run: run(true),
    exclude_columns: excludeColumns,
    severity_thresholds: severityThresholds('the gap between a subset and the whole evaluation dataset', GAP.warning, GAP.alert),
    min_sample_size: minSampleSize,
    confidence_level: confidenceLevel
};
function subsetTest(metric) {
    const slug = `subset_${metric.slug}`;
    return {
        type: `subset_performance:${slug}`,
        name: `Subset ${metric.name}`,
        category: 'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE',
        configKeys: [...new Set([slug, `subset_performance:${slug}`, `feat_subset_${metric.key}`])],
        tasks: Object.keys(metric.measures),
        needs: metric.needsLabels ? ['evaluation predictions', 'evaluation labels'] : ['evaluation predictions'],
        uses: [],
        runByDefault: true,
        parameters: metric_parameters,
        texts: metric_textsOf(metric),
        columns: [
            { name: 'Feature', type: 'string', description: 'The feature whose values make the subsets' },
            { name: 'Feature Info', type: 'string', description: 'Protected, or not seen by the model' },
            { name: 'Worst Subset', type: 'string', description: 'The subset with the largest gap' },
            { name: `${metric.name} Degraded By`, type: 'number', description: 'Gap of the worst subset' },
            { name: 'Failing Subsets', type: 'number', description: 'Subsets past a threshold' }
        ],
        // eslint-disable-next-line require-yield -- wants no made-up rows
        *run(context) {
            return judgeAll(metric, context);
        }
    };
}
function judgeAll(metric, context) {
    const all = context.overall('evaluation');
    const overall = all.overall(metric);
    const judged = judgedMetric(metric, all);
    const unit = unitOf(metric, all.scores);
    if (overall.value === null || unit === null) {
        const why = overall.value === null
            ? `${metric.name} is not defined on the evaluation data, because ${metric.undefinedWhen}`
            : 'the evaluation data does not vary, so there is no unit to compare in';
        return context.features.map((feature) => skipped(metric, feature, `Skipped: ${why}.`));
    }
    return context.features.map((feature) => {
        const subsets = context.subsets(feature);
        return subsets === null
            ? skipped(metric, feature, `Skipped: ${quoted(feature.name)} makes no subsets.`)
            : subset_performance_metric_judge({ metric, overall, judged, overallJudged: all.overall(judged), unit }, context, feature, subsets);
    });
}
/** See `Metric.beyondLabels`. Without a label there is only the bare difference to go by. */
function judgedMetric(metric, all) {
    const { beyondLabels } = metric;
    return beyondLabels !== undefined && all.overall(beyondLabels).value !== null ? beyondLabels : metric;
}
function subset_performance_metric_judge({ metric, overall, judged, overallJudged, unit }, { settings, task }, feature, { grouping, names, sizes }) {
    const minimum = settings.count(['min_sample_size'], 1);
    const confidence = settings.number('confidence_level');
    const thresholds = settings.thresholds(GAP, ['severity_thresholds']);
    const z = zOf(confidence);
    const judgedBy = grouping.measure(judged);
    const subsets = grouping.measure(metric).map((measurement, index) => {
        const own = judgedBy[index];
        const isEnough = own.relevantRows >= minimum;
        const gap = isEnough ? gapBetween(judged, own, overallJudged, unit, z, false) : null;
        return { index, name: names[index], rows: sizes[index], measurement, gap };
    });
    const worst = worstOf(subsets);
    if (worst === undefined) {
        const why = `no subset of ${quoted(feature.name)} has ${counted(minimum, 'row')} that ${metric.name} rests on`;
        return skipped(metric, feature, `Skipped: ${why}.`);
    }
    const gap = worst.gap;
    const level = levelAbove(gap.least, thresholds);
    const failing = subsets.filter((one) => one.gap !== null && levelAbove(one.gap.least, thresholds) > 0).length;
    const name = gapName(judged, 'gap', gap, confidence);
    const verb = metric.better === 'neither' ? 'differ' : 'perform';
    const how = `${verb}${failing === 1 ? 's' : ''} ${metric.better === 'neither' ? 'from the whole' : 'worse'}`;
    const worse = failing === 0 ? '' : `${counted(failing, 'subset')} of ${quoted(feature.name)} ${how}. `;
    const found = `On the subset ${clip(worst.name, 100)} of ${quoted(feature.name)} ${metric.name} was ` +
        `${formatNumber(worst.measurement.value)} against ${formatNumber(overall.value)} overall, ` +
        `${gapText(judged, gap, task, confidence)}${judged === metric ? '' : ' that the labels do not explain'}.`;
    return {
        key: [feature.name],
        features: [feature.name],
        level,
        importance: level === 0 ? 0 : gap.size,
        metrics: [
            numberMetric('PERFORMANCE_METRIC_VALUE', `overall_${metric.key}`, overall.value),
            numberMetric('PERFORMANCE_METRIC_VALUE', `worst_subset_${metric.key}`, worst.measurement.value),
            numberMetric('PERFORMANCE_DIFF', judged.key, gap.size),
            numberMetric('PERFORMANCE_DIFF', `${judged.key}_judged`, gap.least, { thresholds, isSubset: true }),
            textMetric('SUBSET_DETAILS', 'worst_subset', clip(worst.name, 200)),
            countMetric('SUBSET_DETAILS', 'worst_subset_size', worst.rows),
            countMetric('SUBSET_DETAILS', 'worst_subset_relevant_rows', worst.measurement.relevantRows),
            numberMetric('SUBSET_DETAILS', 'margin_error', marginOf(worst.measurement, z)),
            countMetric('SUBSET_DETAILS', 'num_failing', failing),
            countMetric('SUBSET_DETAILS', 'num_judged', subsets.filter((one) => one.gap !== null).length)
        ],
        details: {
            sentence: `${worse}${found} ${verdictSentence(level, name, gap.least, thresholds)}`,
            measure: { name, value: gap.least, ...thresholds, direction: 'above' },
            plot: metric_plotOf(metric, feature, subsets, overall, z)
        },
        table: {
            Feature: feature.name,
            'Feature Info': infoOf(feature),
            'Worst Subset': clip(worst.name, 200),
            [`${metric.name} Degraded By`]: gap.size,
            'Failing Subsets': failing
        }
    };
}
function worstOf(subsets) {
    let worst;
    for (const subset of subsets) {
        if (subset.gap === null)
            continue;
        const than = worst?.gap;
        const isWorse = than === undefined ||
            than === null ||
            subset.gap.least > than.least ||
            (subset.gap.least === than.least && subset.gap.size > than.size);
        if (isWorse)
            worst = subset;
    }
    return worst;
}
function marginOf({ standardError }, z) {
    return standardError === null ? null : z * standardError;
}
function infoOf({ protected: isProtected, inModel }) {
    return [...(isProtected ? ['Protected'] : []), ...(inModel ? [] : ['Not In Model'])].join(', ');
}
function skipped(metric, feature, sentence) {
    return {
        key: [feature.name],
        features: [feature.name],
        level: 'skip',
        importance: 0,
        metrics: [],
        details: { sentence },
        table: {
            Feature: feature.name,
            'Feature Info': infoOf(feature),
            'Worst Subset': null,
            [`${metric.name} Degraded By`]: null,
            'Failing Subsets': null
        }
    };
}
function metric_plotOf(metric, feature, subsets, overall, z) {
    const largest = [...subsets].sort((a, b) => b.rows - a.rows || a.index - b.index).slice(0, BARS);
    const shown = largest.sort((a, b) => a.index - b.index);
    const end = (sign) => shown.map(({ measurement }) => {
        const margin = marginOf(measurement, z);
        return measurement.value === null || margin === null ? null : measurement.value + sign * margin;
    });
    return {
        kind: 'bars',
        title: `${metric.name} by ${clip(feature.name, 60)}`,
        x: shown.map(({ name }) => clip(name, 60)),
        series: [
            {
                name: metric.name,
                values: shown.map(({ measurement }) => measurement.value),
                low: end(-1),
                high: end(1),
                sizes: shown.map(({ rows }) => rows)
            }
        ],
        reference: overall.value
    };
}
function metric_textsOf(metric) {
    const { name } = metric;
    const worse = metric.better === 'neither' ? 'differs' : metric.better === 'higher' ? 'is lower' : 'is higher';
    const scaled = Object.keys(metric.measures).includes('regression')
        ? ` For regression the gap is in${unitName(metric, 'regression') || ' the metric itself'}.`
        : '';
    return {
        description: `Cuts the evaluation dataset by each feature, a category into its values and a number into ranges, and compares ` +
            `${name} on each part with ${name} on all of it. It is ${metric.definition}.`,
        whyItMatters: 'A good average can hide a group of customers, a region or a price range on which the model fails. Such a group is ' +
            'hurt first and complains last, and its weight in production may be larger than in the test data.',
        configuration: `A subset is judged by how far ${name} ${worse} there than overall, held against severity_thresholds.${scaled} It ` +
            'counts only when the whole confidence interval of the subset lies past the threshold, so that small subsets raise ' +
            'no false alarm; subsets with fewer relevant rows than min_sample_size are left out. The worst subset decides.' +
            (metric.beyondLabels === undefined
                ? ''
                : ` Where labels are known, only the part of the difference that they do not explain counts: ${metric.beyondLabels.definition}, ` +
                    'there against overall. A model that is right differs between subsets as the truth does.'),
        example: `Overall ${name} is 0.5. On the 400 rows with region "north" it ${metric.better === 'higher' ? 'is 0.2' : 'is 0.8'}: a gap of 0.3, of which 0.25 is ` +
            'certain. That is above 0.2, so the case of the feature "region" is an ALERT.'
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/columns.js

/** `value` as the column would hold it: whole in an int64 column, rounded away from `from`; text in a text column. */
function numberCell(column, value, from) {
    const whole = value > from ? Math.ceil(value) : Math.floor(value);
    if (column.dtype === 'string')
        return String(value);
    if (column.dtype !== 'int64')
        return value;
    return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}
function countRows(column, isSo) {
    let count = 0;
    for (let row = 0; row < column.length; row++)
        if (isSo(row))
            count++;
    return count;
}
function countMissing(column) {
    return countRows(column, (row) => isMissing(column, row));
}
/** Counts rows by their text; each distinct text is judged once. Rows that hold no text don't count. */
function countTexts(column, isSo) {
    if (column.dtype !== 'string' && column.dtype !== 'object')
        return 0;
    const judged = new Map();
    return countRows(column, (row) => {
        const text = textAt(column, row);
        if (text === null)
            return false;
        const code = column.codes[row];
        let so = judged.get(code);
        if (so === undefined)
            judged.set(code, (so = isSo(text)));
        return so;
    });
}
/** The text that a row holds; null where it is missing or something else. */
function textAt(column, row) {
    if (column.dtype !== 'string' && column.dtype !== 'object')
        return null;
    const cell = cellAt(column, row);
    return typeof cell === 'string' ? cell : null;
}
function holdsText(column) {
    if (column.dtype === 'string')
        return true;
    if (column.dtype !== 'object')
        return false;
    for (let row = 0; row < column.length; row++)
        if (textAt(column, row) !== null)
            return true;
    return false;
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/impact.js




/**
 * The impact metric where enough evaluation rows have labels (`impact_label_threshold`), else the mean difference of the
 * predictions row by row.
 */
function impactOf(context) {
    const { labels } = context.data.evaluation;
    const { metric, labelThreshold } = context.impact;
    const enough = labels !== null &&
        labels.length > 0 &&
        labelledShare(labels) > 0 &&
        labelledShare(labels) >= labelThreshold;
    const unit = enough ? unitOfLabels(metric, context.task, labels) : null;
    return enough && unit !== null ? metricImpact(context, metric, labels, unit) : differenceImpact(context);
}
function labelledShare(labels) {
    let labelled = 0;
    for (const label of labels)
        if (!Number.isNaN(label))
            labelled++;
    return labelled / labels.length;
}
const CHANGES = { higher: 'fall', lower: 'rise', neither: 'change' };
function metricImpact({ task }, metric, labels, unit) {
    const inUnit = unitName(metric, task);
    return {
        key: metric.key,
        name: metric.name,
        changeName: `${CHANGES[metric.better]} of ${metric.name}${inUnit === '' ? '' : ` (in${inUnit})`}`,
        comparesLabels: true,
        takes: (row) => !Number.isNaN(labels[row]),
        measure(rows, before, after) {
            const own = Float64Array.from(rows, (row) => labels[row]);
            const [first, second] = [before, after].map((predictions) => new Scores(task, own, predictions));
            const old = new Grouping(first).overall(metric).value;
            const now = new Grouping(second).overall(metric).value;
            return {
                value: old === null || now === null ? null : worsening(metric, now, old, unit),
                before: old,
                after: now,
                shifts: shiftsOf(first, second),
                fails: (place) => task === 'regression'
                    ? Math.abs(after.values[place] - own[place]) > Math.abs(before.values[place] - own[place])
                    : first.predictedClass[place] === own[place] && second.predictedClass[place] !== own[place]
            };
        }
    };
}
/** For multiclass half the sum over the classes, so that 1 is the most there is, as for binary. */
function differenceImpact({ task, data }) {
    return {
        key: 'avg_row_wise_pred_diff',
        name: 'Average Row-Wise Prediction Difference',
        changeName: 'average row-wise prediction difference',
        comparesLabels: false,
        takes: () => true,
        measure(rows, before, after) {
            const first = new Scores(task, null, before);
            const second = new Scores(task, null, after);
            const { width } = before;
            let sum = 0;
            before.values.forEach((value, i) => (sum += Math.abs(value - after.values[i])));
            const unit = task === 'regression' ? spreadOf(data.evaluation.labels, before.values) : width > 1 ? 2 : 1;
            const value = unit === null ? (sum === 0 ? 0 : null) : sum / rows.length / unit;
            return {
                value,
                before: null,
                after: null,
                shifts: shiftsOf(first, second),
                fails: (place) => task === 'regression'
                    ? before.values[place] !== after.values[place]
                    : first.predictedClass[place] !== second.predictedClass[place]
            };
        }
    };
}
/** Standard deviation of the labels, or of the predictions where there are none; null where they do not vary. */
function spreadOf(labels, predictions) {
    const known = labels?.filter((label) => !Number.isNaN(label));
    for (const values of [known, predictions]) {
        if (values === undefined || values.length === 0)
            continue;
        const { m2, count } = momentsOf(values, ALL_ROWS);
        if (m2[0] > 0)
            return Math.sqrt(m2[0] / count[0]);
    }
    return null;
}
function shiftsOf(first, second) {
    const { width } = first.predictions;
    return Array.from({ length: first.rows }, (_, row) => {
        const label = first.labels?.[row];
        const ofClass = width === 1 ? 0 : label === undefined || Number.isNaN(label) ? first.predictedClass[row] : label;
        const at = row * width + ofClass;
        return { before: first.predictions.values[at], after: second.predictions.values[at] };
    });
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/simulate.js








const IMPACT = { warning: 0.03, alert: 0.1 };
const ROWS_SHOWN = 5;
const FAILING_ROWS = 20;
const performanceChange = {
    description: 'How the change of the predictions is simulated and judged.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
        ignore_errors: {
            description: 'Whether a model that raises, or returns no valid prediction, on the changed rows is let off. false makes the ' +
                'case fail with an alert; true skips the case.',
            type: ['boolean', 'null'],
            default: false
        },
        performance_thresholds: thresholdPair(`[warning, alert] for the change of the impact metric for the worse. null takes [${IMPACT.warning}, ${IMPACT.alert}] ` +
            'and follows global_test_sensitivity; a pair that is given does not. Of a triple the first and last value are used.'),
        severity_thresholds: thresholdPair('The same under its 0.x name.'),
        num_samples_to_simulate: {
            description: 'Number of clean rows of the evaluation dataset that are changed.',
            type: ['integer', 'null'],
            minimum: 1,
            default: 100
        }
    }
};
function transformationTest(transformation) {
    const { type, name, configKeys, runByDefault, texts } = transformation;
    return {
        type,
        name,
        category: 'TEST_CATEGORY_TYPE_TRANSFORMATIONS',
        configKeys: [...new Set([...configKeys, type, `transformations:${type}`])],
        tasks: ['binary', 'multiclass', 'regression'],
        needs: ['model'],
        uses: ['evaluation labels'],
        runByDefault,
        parameters: {
            run: run(runByDefault),
            exclude_columns: excludeColumns,
            performance_change_config: performanceChange,
            ...transformation.parameters
        },
        texts,
        columns: [
            { name: 'Feature', type: 'string', description: 'The feature that was changed' },
            { name: 'Impact', type: 'number', description: 'Change of the impact metric for the worse' },
            { name: 'Impact Metric', type: 'string', description: 'What the impact was measured by' },
            { name: 'Example', type: 'string', description: 'A value and what it was changed to' },
            {
                name: 'Observed',
                type: 'number',
                description: 'Rows of the evaluation dataset that look like this already'
            }
        ],
        run: (context) => simulate(transformation, context)
    };
}
function* simulate(transformation, context) {
    const impact = impactOf(context);
    const simulations = context.features.flatMap((feature) => {
        const simulation = feature.inModel ? simulate_prepare(transformation, feature, impact, context) : null;
        return simulation === null ? [] : [simulation];
    });
    if (simulations.length === 0)
        return [skippedCase(transformation.noTarget)];
    const answers = yield { blocks: simulations.flatMap(blocksOf) };
    return simulations.map((simulation, i) => simulate_judge(transformation, simulation, answers[2 * i], answers[2 * i + 1], impact, context));
}
function simulate_prepare(transformation, feature, impact, context) {
    const column = context.data.evaluation.frame.columns[feature.column];
    const target = { feature, profile: context.profiles.of(feature), column };
    const damage = transformation.damage(target, context);
    if (damage === null)
        return null;
    const wanted = context.settings.count(['performance_change_config', 'num_samples_to_simulate'], 1);
    const rows = [];
    const cells = [];
    for (const row of context.shuffledRows()) {
        if (rows.length === wanted)
            break;
        if (!impact.takes(row))
            continue;
        const cell = damage.replace(row, rows.length);
        if (cell === undefined)
            continue;
        rows.push(row);
        cells.push(cell);
    }
    return rows.length === 0 ? null : { target, damage, rows: Int32Array.from(rows), cells };
}
/** The rows before and the rows after. */
function blocksOf({ target, damage, rows, cells }) {
    const { column } = target.feature;
    const { baseline } = damage;
    const before = baseline === undefined ? [] : [{ column, cells: cells.map(() => baseline) }];
    return [
        { rows, changes: before },
        { rows, changes: [{ column, cells }] }
    ];
}
function simulate_judge(transformation, simulation, before, after, impact, { settings }) {
    const { target, rows, cells, damage } = simulation;
    const { feature, column } = target;
    const from = damage.baseline === undefined ? cellAt(column, rows[0]) : damage.baseline;
    const example = `${formatCell(from)} → ${formatCell(cells[0])}`;
    const shared = { key: [feature.name], features: [feature.name] };
    const inputs = [
        countMetric('INPUT', 'num_samples', rows.length),
        countMetric('FAILING_INPUTS', 'observed', damage.observed),
        textMetric('FEATURE', 'example', example)
    ];
    const table = (value) => ({
        Feature: feature.name,
        Impact: value,
        'Impact Metric': impact.name,
        Example: example,
        Observed: damage.observed
    });
    const when = `when ${quoted(feature.name)} was ${transformation.damaged}`;
    const error = before.error ?? after.error;
    if (error !== undefined) {
        const ignored = settings.flag('performance_change_config', 'ignore_errors');
        return {
            ...shared,
            level: ignored ? 'skip' : 2,
            importance: ignored ? 0 : 1,
            metrics: [...inputs, modelFailureMetric(error)],
            details: {
                sentence: `${ignored ? 'Skipped' : 'Failed with an alert'}, because ${modelFailureText(error)} ${when}.`
            },
            table: table(null)
        };
    }
    const thresholds = settings.thresholds(IMPACT, ['performance_change_config', 'performance_thresholds'], ['performance_change_config', 'severity_thresholds']);
    const change = impact.measure(rows, before.predictions, after.predictions);
    const metrics = [
        numberMetric(impact.comparesLabels ? 'PERFORMANCE_DIFF' : 'OUTPUT_DIFF', impact.key, change.value, {
            thresholds
        }),
        numberMetric('PERFORMANCE_METRIC_VALUE', `before_${impact.key}`, change.before),
        numberMetric('PERFORMANCE_METRIC_VALUE', `after_${impact.key}`, change.after),
        ...inputs
    ];
    if (change.value === null) {
        const sentence = `Skipped: ${impact.name} is not defined on the ${counted(rows.length, 'row')} that were changed.`;
        return { ...shared, level: 'skip', importance: 0, metrics, details: { sentence }, table: table(null) };
    }
    const level = levelAbove(change.value, thresholds);
    const name = `the ${impact.changeName}`;
    const values = change.before === null || change.after === null
        ? ''
        : ` ${impact.name} went from ${formatNumber(change.before)} to ${formatNumber(change.after)}.`;
    const samples = samplesOf(simulation, change.shifts);
    const failingRows = samples
        .flatMap(({ place, sample }) => (change.fails(place) ? [sample] : []))
        .slice(0, FAILING_ROWS);
    return {
        ...shared,
        level,
        importance: level === 0 ? 0 : change.value,
        metrics,
        details: {
            sentence: `${verdictSentence(level, `${name} ${when}, over ${counted(rows.length, 'row')},`, change.value, thresholds)}${values} Example: ${example}.`,
            measure: { name: `${name} ${when}`, value: change.value, ...thresholds, direction: 'above' },
            sample: samples.slice(0, ROWS_SHOWN).map(({ sample }) => sample)
        },
        table: table(change.value),
        ...(level === 0 ? {} : { failingRows })
    };
}
/** All rows by their place, the largest change of the prediction first. */
function samplesOf({ target, rows, cells, damage }, shifts) {
    const order = [...rows.keys()].sort((a, b) => size(shifts[b]) - size(shifts[a]) || a - b);
    return order.map((place) => {
        const row = rows[place];
        const from = damage.baseline === undefined ? cellAt(target.column, row) : damage.baseline;
        const changes = [{ feature: target.feature.name, from: jsonCell(from), to: jsonCell(cells[place]) }];
        return { place, sample: { row, changes, ...shifts[place] } };
    });
}
function size({ before, after }) {
    return Math.abs(after - before);
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/capitalization-change.js


const capitalizationChange = transformationTest({
    type: 'capitalization_change',
    name: 'Capitalization Change',
    configKeys: ['capitalization_change'],
    runByDefault: true,
    parameters: {},
    damaged: 'written with other capitals',
    noTarget: 'No text category of the model has letters whose case could be changed.',
    texts: {
        description: 'Writes the values of a text category in another case, as upper or lower case or with a capital first letter, and ' +
            'measures what that does to the predictions.',
        whyItMatters: 'People and systems do not agree on capitals. For most models "Paris" and "PARIS" are two unrelated values although ' +
            'they mean one thing.',
        configuration: 'A value is changed to the first of its upper-case, lower-case and capitalised forms that the reference data does ' +
            'not have; values without such a form are passed over.',
        example: 'With "city" in upper case accuracy on 100 rows falls from 0.9 to 0.88. The fall of 0.02 is not above 0.03: the case passes.'
    },
    damage({ feature, profile, column }) {
        if (feature.kind !== 'categorical' || !holdsText(column))
            return null;
        const changed = new Map();
        return {
            observed: countTexts(column, (text) => !profile.hasText(text) && isRecased(text, profile)),
            replace(row) {
                const text = textAt(column, row);
                if (text === null)
                    return undefined;
                if (!changed.has(text))
                    changed.set(text, newCase(text, profile));
                return changed.get(text);
            }
        };
    }
});
function casesOf(text) {
    const lower = text.toLowerCase();
    return [text.toUpperCase(), lower, lower.replace(/\p{L}/u, (letter) => letter.toUpperCase())];
}
function newCase(text, profile) {
    return casesOf(text).find((form) => form !== text && !profile.hasText(form));
}
/** Whether the reference data has the value in another case. */
function isRecased(text, profile) {
    return casesOf(text).some((form) => profile.hasText(form));
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/empty-string-substitution.js


const emptyStringSubstitution = transformationTest({
    type: 'empty_string_substitution',
    name: 'Empty String Substitution',
    configKeys: ['empty_string_substitution'],
    runByDefault: true,
    parameters: {},
    damaged: 'an empty string instead of null',
    noTarget: 'No text feature of the model has missing values in the reference data.',
    texts: {
        description: 'For text features that may be missing, compares the predictions with the feature set to null and the feature set to ' +
            'an empty string.',
        whyItMatters: 'Two systems write "nothing" in two ways. A model that was built with nulls may take the empty string for a value of ' +
            'its own.',
        configuration: 'Only text features with missing values in the reference data are tested: there the model is known to accept null.',
        example: 'With "employer" null the accuracy on 100 rows is 0.9, with "employer" empty it is 0.86. The fall of 0.04 is above ' +
            '0.03: a WARNING.'
    },
    damage: ({ profile, column }) => profile.nulls === 0 || !holdsText(column)
        ? null
        : {
            observed: countTexts(column, (text) => text === ''),
            baseline: null,
            replace: (row) => (textAt(column, row) === '' ? undefined : '')
        }
});

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/feature-type-change.js



/** Fixed, so that two runs send the same rows. */
const TEXT = 'text';
const NUMBER = 1;
const featureTypeChange = transformationTest({
    type: 'feature_type_change',
    name: 'Feature Type Change',
    configKeys: [
        'feature_type_change',
        ...['int', 'float', 'str', 'bool'].map((kind) => `${kind}_feature_type_change`)
    ],
    runByDefault: true,
    parameters: {},
    damaged: 'set to a value of another type',
    noTarget: 'No feature of the model has a value in the evaluation data.',
    texts: {
        description: 'Puts text into features that hold numbers, dates or true and false, and a number into features that hold text, and ' +
            'measures what that does to the predictions.',
        whyItMatters: 'An upstream change of format, a shifted column or a new spreadsheet export brings the wrong type into a column. ' +
            'Many models raise on it; some silently turn it into something else.',
        configuration: `Numbers, dates and true/false become the text "${TEXT}", text becomes the number ${NUMBER}. pandas then keeps the column as objects.`,
        example: 'The model raises "could not convert string to float" when "age" holds text: the case fails with an alert, unless ' +
            'ignore_errors is true.'
    },
    damage: ({ column }) => ({
        observed: 0,
        replace(row) {
            if (isMissing(column, row))
                return undefined;
            return textAt(column, row) === null ? TEXT : NUMBER;
        }
    })
});

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/null-substitution.js



const nullSubstitution = transformationTest({
    type: 'null_substitution',
    name: 'Null Substitution',
    configKeys: ['null_substitution'],
    runByDefault: true,
    parameters: {},
    damaged: 'set to null',
    noTarget: 'Every feature of the model has missing values in the reference data, so null is nothing new to it.',
    texts: {
        description: 'Sets a feature that is never missing in the reference data to null, and measures what that does to the predictions.',
        whyItMatters: 'A join that finds no partner, a sensor that is off, an optional field in a new form: sooner or later a value is ' +
            'missing that never was. A model may raise, or return nonsense without a word.',
        configuration: 'Only features without a missing value in the reference data are tested.',
        example: 'Accuracy on 100 rows falls from 0.93 to 0.85 when "income" is null. The fall of 0.08 is above 0.03: a WARNING.'
    },
    damage: ({ profile, column }) => profile.nulls > 0
        ? null
        : {
            observed: countMissing(column),
            replace: (row) => (isMissing(column, row) ? undefined : null)
        }
});

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/numeric-outliers-substitution.js



const numericOutliersSubstitution = transformationTest({
    type: 'numeric_outliers_substitution',
    name: 'Numeric Outliers Substitution',
    configKeys: ['outlier_substitution'],
    runByDefault: true,
    parameters: {
        bound_multiplier: {
            description: 'Values further than this many standard deviations from the mean of the reference data are outliers. The test ' +
                'sets values one standard deviation beyond that.',
            type: 'number',
            exclusiveMinimum: 0,
            default: 3
        }
    },
    damaged: 'set to an outlier',
    noTarget: 'No feature of the model is a number with normal values; identifiers and counters, whose values are all different or only rise, have none.',
    texts: {
        description: 'Sets a numeric feature to values far outside what the reference data holds, in turn above and below, and measures ' +
            'what that does to the predictions.',
        whyItMatters: 'Outliers come from wrong units, overflows, test entries and real but rare events. A model that extrapolates without ' +
            'limit answers them with confidence and far off.',
        configuration: 'The outliers are mean ± (bound_multiplier + 1) standard deviations of the reference data, rounded outwards for whole ' +
            'numbers. Columns whose values are all different or only rise are left out.',
        example: '"age" has mean 40 and standard deviation 10. It is set to 80 and to 0 in turn; accuracy falls from 0.9 to 0.75. The ' +
            'fall of 0.15 is above 0.1: an ALERT.'
    },
    damage({ profile: { numbers }, column }, { settings }) {
        if (numbers === null || numbers.isUnique || numbers.isAscending || !(numbers.deviation > 0))
            return null;
        const { mean, deviation } = numbers;
        const values = numbersOf(column);
        const multiplier = settings.number('bound_multiplier');
        const isNormal = (value) => Math.abs(value - mean) <= multiplier * deviation;
        return {
            observed: countRows(column, (row) => {
                return !Number.isNaN(values[row]) && !isNormal(values[row]);
            }),
            replace(row, nth) {
                if (!isNormal(values[row]))
                    return undefined;
                const side = nth % 2 === 0 ? 1 : -1;
                return numberCell(column, mean + side * (multiplier + 1) * deviation, mean);
            }
        };
    }
});

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/out-of-range-substitution.js



const outOfRangeSubstitution = transformationTest({
    type: 'out_of_range_substitution',
    name: 'Out of Range Substitution',
    configKeys: ['out_of_range_substitution'],
    runByDefault: false,
    parameters: {
        std_factor: {
            description: 'How many standard deviations of the reference data beyond the legal range the values lie.',
            type: 'number',
            exclusiveMinimum: 0,
            default: 3
        }
    },
    damaged: 'set to a value out of its range',
    noTarget: 'No feature of the model is a number with a legal range such as [0, 1] or [0, ∞).',
    texts: {
        description: 'Sets a numeric feature whose values all lie in [0, 1], or are never negative, to values outside, and measures what ' +
            'that does to the predictions.',
        whyItMatters: 'A negative count or a share above 1 cannot be right. A model that takes it as any other number hides the mistake.',
        configuration: 'The values lie std_factor standard deviations beyond the bound; where both sides are bounded, in turn above and below.',
        example: '"visits" is never negative and has standard deviation 4. It is set to -12; accuracy falls from 0.9 to 0.85. The fall ' +
            'of 0.05 is above 0.03: a WARNING.'
    },
    damage({ profile: { numbers }, column }, { settings }) {
        if (numbers === null || !(numbers.deviation > 0))
            return null;
        const { lowest, highest, deviation } = numbers;
        const values = numbersOf(column);
        const beyond = settings.number('std_factor') * deviation;
        const substitutes = [
            ...(highest === null ? [] : [numberCell(column, highest + beyond, highest)]),
            ...(lowest === null ? [] : [numberCell(column, lowest - beyond, lowest)])
        ];
        if (substitutes.length === 0)
            return null;
        const isOutside = (value) => (lowest !== null && value < lowest) || (highest !== null && value > highest);
        return {
            observed: countRows(column, (row) => isOutside(values[row])),
            replace(row, nth) {
                const value = values[row];
                return Number.isNaN(value) || isOutside(value) ? undefined : substitutes[nth % substitutes.length];
            }
        };
    }
});

;// CONCATENATED MODULE: ./build/js/src/engine/tests/settings.js
/** A parameter has a value that no test can work with. The config's schema refuses these before; this is the last guard. */
class SettingError extends Error {
    name = 'SettingError';
}
/** The parameters of one test in one run: what the user gave over the defaults. A given `null` asks for the default. */
class Settings {
    /** As shown in the Configuration tab. */
    resolved;
    test;
    sensitivity;
    /** @param sensitivity factor on thresholds that the user did not set */
    constructor(test, parameters, given, sensitivity) {
        this.test = test;
        this.sensitivity = sensitivity;
        this.resolved = merge(defaultsOf(parameters), given);
    }
    number(...path) {
        const value = this.at(path);
        return typeof value === 'number' && Number.isFinite(value) ? value : this.refuse(path, 'a number');
    }
    /** A whole number of at least `minimum`. */
    count(path, minimum) {
        const value = this.number(...path);
        return Number.isSafeInteger(value) && value >= minimum
            ? value
            : this.refuse(path, `a whole number of at least ${minimum}`);
    }
    flag(...path) {
        const value = this.at(path);
        return typeof value === 'boolean' ? value : this.refuse(path, 'true or false');
    }
    names(...path) {
        const value = this.at(path) ?? [];
        const isList = Array.isArray(value) && value.every((name) => typeof name === 'string');
        return isList ? value : this.refuse(path, 'a list of names');
    }
    /** Own keys only: a column may be called `__proto__`. */
    table(...path) {
        const value = this.at(path) ?? {};
        return isTable(value) ? new Map(Object.entries(value)) : this.refuse(path, 'an object');
    }
    /**
     * A pair `[warning, alert]`, or a triple of the 0.x configs, whose middle level 2.x does not have. The thresholds of the
     * user are taken as they are; the defaults follow the sensitivity of the run.
     */
    thresholds(defaults, ...paths) {
        for (const path of paths) {
            const given = this.at(path);
            if (given !== null && given !== undefined)
                return this.readThresholds(given, path);
        }
        const scale = (value) => value === null ? null : Number((value * this.sensitivity).toPrecision(12));
        return { warning: scale(defaults.warning), alert: scale(defaults.alert) };
    }
    readThresholds(given, path) {
        const levels = Array.isArray(given) ? given : [];
        const valid = levels.every((level) => level === null || (typeof level === 'number' && Number.isFinite(level)));
        if (!valid || levels.length < 2 || levels.length > 3)
            this.refuse(path, 'a pair [warning, alert] of numbers');
        return { warning: levels[0], alert: levels.at(-1) };
    }
    at(path) {
        let value = this.resolved;
        for (const key of path)
            value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
        return value;
    }
    refuse(path, wanted) {
        throw new SettingError(`individual_tests_config.${this.test}.${path.join('.')} must be ${wanted}`);
    }
}
function defaultsOf(parameters) {
    const defaults = Object.create(null);
    for (const [name, schema] of Object.entries(parameters)) {
        const nested = schema['properties'];
        if ('default' in schema)
            defaults[name] = schema.default;
        else if (nested !== undefined)
            defaults[name] = defaultsOf(nested);
    }
    return defaults;
}
function merge(defaults, given) {
    const merged = Object.assign(Object.create(null), defaults);
    for (const [key, value] of Object.entries(given)) {
        if (value === null || value === undefined)
            continue;
        const standard = defaults[key];
        const mergeable = isTable(value) && isTable(standard) && Object.keys(standard).length > 0;
        Object.defineProperty(merged, key, {
            value: mergeable ? merge(standard, value) : value,
            enumerable: true,
            configurable: true,
            writable: true
        });
    }
    return merged;
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/required-characters-deletion.js



const requiredCharactersDeletion = transformationTest({
    type: 'required_characters_deletion',
    name: 'Required Characters Deletion',
    configKeys: ['req_characters_deletion'],
    runByDefault: true,
    parameters: {
        column_specific_params: {
            description: 'Characters that a column needs, by column name: a text or a list of characters. Columns that are not named ' +
                'need the characters that occur in every reference value.',
            type: ['object', 'null'],
            additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
            default: {}
        }
    },
    damaged: 'stripped of its required characters',
    noTarget: 'No text feature of the model has a character that occurs in every value of the reference data.',
    texts: {
        description: 'Takes out of a text feature the characters that every value of the reference data has, such as the "@" of e-mail ' +
            'addresses, and measures what that does to the predictions.',
        whyItMatters: 'A value that has lost a character it needs was cut, escaped or parsed wrongly on its way. The model should not ' +
            'depend on it unnoticed.',
        configuration: 'The characters are inferred from the reference data, or given in column_specific_params.',
        example: '"plan" always contains "-", as in "basic-12". Without it accuracy falls from 0.9 to 0.78. The fall of 0.12 is above ' +
            '0.1: an ALERT.'
    },
    damage({ feature, profile, column }, { settings }) {
        const required = givenCharacters(settings, feature.name) ?? profile.requiredCharacters;
        if (required.length === 0)
            return null;
        const isRequired = new Set(required);
        return {
            observed: countTexts(column, (text) => {
                const present = new Set(text);
                return required.some((character) => !present.has(character));
            }),
            replace(row) {
                const text = textAt(column, row);
                if (text === null)
                    return undefined;
                const left = Array.from(text, (character) => (isRequired.has(character) ? '' : character)).join('');
                return left === text ? undefined : left;
            }
        };
    }
});
function givenCharacters(settings, feature) {
    const given = settings.table('column_specific_params').get(feature);
    if (given === undefined)
        return undefined;
    const texts = typeof given === 'string' ? [given] : given;
    if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) {
        throw new SettingError('req_characters_deletion.column_specific_params must hold texts or lists of texts');
    }
    return texts.flatMap((text) => Array.from(text));
}

;// CONCATENATED MODULE: ./build/js/src/engine/tests/transformations/unseen-categorical-substitution.js



const unseenCategoricalSubstitution = transformationTest({
    type: 'unseen_categorical_substitution',
    name: 'Unseen Categorical Substitution',
    configKeys: ['unseen_categorical_substitution'],
    runByDefault: true,
    parameters: {},
    damaged: 'set to a category that the reference data does not have',
    noTarget: 'No feature of the model is a category with a settled set of values in the reference data.',
    texts: {
        description: 'Sets a categorical feature to a value that the reference data does not have, and measures what that does to the predictions.',
        whyItMatters: 'New products, regions and codes appear all the time. Encoders that know only the values of the training data may ' +
            'raise, or give the row to an arbitrary category.',
        configuration: 'Features in which new values are normal (by unseen_values_allowed_criteria of the data profiling) and true/false ' +
            'features are left out.',
        example: 'With "region" set to "unseen_value" accuracy on 100 rows falls from 0.9 to 0.84. The fall of 0.06 is above 0.03: a WARNING.'
    },
    damage(target, context) {
        const { feature, profile, column } = target;
        if (feature.kind !== 'categorical' || profile.allowsUnseen)
            return null;
        const unseen = unseenValue(target, context);
        if (unseen === null)
            return null;
        return {
            observed: countTexts(column, (text) => !profile.hasText(text)),
            replace: (row) => (isMissing(column, row) ? undefined : unseen)
        };
    }
});
function unseenValue({ feature, column }, { data }) {
    const known = data.reference.frame.columns[feature.column];
    if (column.dtype === 'string' || (column.dtype === 'object' && holdsText(column))) {
        const texts = new Set([known, column].flatMap((side) => ('dictionary' in side ? side.dictionary : [])));
        let text = 'unseen_value';
        for (let i = 2; texts.has(text); i++)
            text = `unseen_value_${i}`;
        return text;
    }
    if (column.dtype !== 'float64' && column.dtype !== 'int64')
        return null;
    let highest = -Infinity;
    for (const side of [known, column]) {
        for (const value of numbersOf(side))
            if (value > highest)
                highest = value;
    }
    return Number.isFinite(highest) ? numberCell(column, Math.floor(highest) + 1, highest) : null;
}

;// CONCATENATED MODULE: ./build/js/src/engine/catalogue.js
/**
 * Every test there is. A test is one file, or one row of the metric table, and one entry here. Importing this reads no
 * data and starts nothing: the schema of the config is made from it.
 */
















/** Average Prediction has no subset test in the documents; Average Confidence has. */
const SUBSET_METRICS = [...METRICS.filter(({ key }) => key !== 'average_prediction'), AVERAGE_CONFIDENCE];
const catalogue = [
    ...METRICS.map(performanceTest),
    average_confidence_averageConfidence,
    averageThresholdedConfidence,
    calibrationComparison,
    ...SUBSET_METRICS.map(subsetTest),
    outOfRangeSubstitution,
    numericOutliersSubstitution,
    featureTypeChange,
    emptyStringSubstitution,
    requiredCharactersDeletion,
    unseenCategoricalSubstitution,
    nullSubstitution,
    capitalizationChange,
    boundedSingleFeatureChanges,
    boundedMultiFeatureChanges
];

;// CONCATENATED MODULE: ./build/js/src/engine/data/errors.js
/** The user's data cannot be used. `code` is stable and documented; `hint` says what to do next. */
class DataError extends Error {
    name = 'DataError';
    code;
    hint;
    constructor(code, message, hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }
}
/** User text for a message: on one line, quoted, cut at `limit` characters. */
function errors_quoted(text, limit = 80) {
    const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
    return JSON.stringify(cut);
}
/** `"a", "b", "c" and 7 more` */
function listed(names, limit = 10) {
    const shown = names.slice(0, limit).map((name) => errors_quoted(name));
    return names.length > limit ? `${shown.join(', ')} and ${names.length - limit} more` : shown.join(', ');
}

;// CONCATENATED MODULE: ./build/js/src/engine/perturbed-frame.js
/** Frames of rows of a dataset with single cells replaced, each column with the dtype that pandas would give it then. */


/**
 * The dtype that a column has once `cell` is put in it: null makes int64 float64, text makes numbers an object column,
 * and so on, as assignment in pandas does.
 */
function dtypeWith(column, cell) {
    const { dtype } = column;
    switch (dtype) {
        case 'float64':
            return cell === null || typeof cell === 'number' ? dtype : 'object';
        case 'int64':
            if (cell === null)
                return 'float64';
            if (typeof cell === 'bigint' || Number.isSafeInteger(cell))
                return dtype;
            return typeof cell === 'number' ? 'float64' : 'object';
        case 'bool':
            return typeof cell === 'boolean' ? dtype : 'object';
        case 'string':
            return cell === null || typeof cell === 'string' ? dtype : 'object';
        case 'datetime64[ns]':
            return cell === null || typeof cell === 'bigint' ? dtype : 'object';
        case 'object':
            return dtype;
    }
}
/** Columns that get another dtype, in text that is equal for rows that may share a frame. */
function dtypeSignature(frame, { columns, cells }) {
    const parts = [];
    columns.forEach((at, i) => {
        const column = frame.columns[at];
        const dtype = dtypeWith(column, cells[i]);
        if (dtype !== column.dtype)
            parts.push(`${at}:${dtype}`);
    });
    return parts.join();
}
/**
 * The rows as a frame of the columns `visible`. All rows must have the same `dtypeSignature`: a column whose dtype
 * changes is then replaced in every row.
 */
function perturbedFrame(frame, rows, visible) {
    const source = Int32Array.from(rows, (row) => row.row);
    const replaced = new Map();
    rows.forEach((row, at) => {
        row.columns.forEach((column, i) => {
            const cells = replaced.get(column);
            const entry = { at, cell: row.cells[i] };
            if (cells === undefined)
                replaced.set(column, [entry]);
            else
                cells.push(entry);
        });
    });
    return {
        length: rows.length,
        columns: visible.map((at) => withCells(frame.columns[at], source, replaced.get(at) ?? []))
    };
}
function withCells(source, rows, cells) {
    const changed = cells.find(({ cell }) => dtypeWith(source, cell) !== source.dtype);
    if (changed !== undefined) {
        const dtype = dtypeWith(source, changed.cell);
        return dtype === 'float64'
            ? floatColumn(source.name, rows.length, cells)
            : objectColumn(source.name, rows.length, cells);
    }
    // A copy: what is written below is nobody else's.
    const column = takeCells(source, rows);
    if (cells.length === 0)
        return column;
    switch (column.dtype) {
        case 'float64':
            for (const { at, cell } of cells)
                column.values[at] = cell === null ? NaN : Number(cell);
            return column;
        case 'int64':
            for (const { at, cell } of cells) {
                if (column.values instanceof BigInt64Array)
                    column.values[at] = BigInt(cell);
                else
                    column.values[at] = Number(cell);
            }
            return column;
        case 'bool':
            for (const { at, cell } of cells)
                column.values[at] = cell === true ? 1 : 0;
            return column;
        case 'datetime64[ns]':
            for (const { at, cell } of cells)
                column.values[at] = cell === null ? NOT_A_TIME : cell;
            return column;
        case 'string': {
            const texts = cells.map(({ cell }) => cell);
            const { dictionary, codes } = extendDictionary(column.dictionary, texts);
            cells.forEach(({ at }, i) => (column.codes[at] = codes[i]));
            return { ...column, dictionary };
        }
        case 'object':
            return withMixedCells(column, cells);
    }
}
/** An int64 column that holds nulls or fractions now. */
function floatColumn(name, length, cells) {
    const values = new Float64Array(length).fill(NaN);
    for (const { at, cell } of cells)
        if (cell !== null)
            values[at] = Number(cell);
    return { name, length, dtype: 'float64', values };
}
/** A column that was of one dtype and holds values of another in every row now. */
function objectColumn(name, length, cells) {
    const empty = {
        name,
        length,
        dtype: 'object',
        kinds: new Uint8Array(length),
        numbers: new Float64Array(length),
        codes: new Int32Array(length).fill(-1),
        dictionary: []
    };
    return withMixedCells(empty, cells);
}
function withMixedCells(column, cells) {
    const { kinds, numbers, codes } = column;
    const texts = cells.map(({ cell }) => (typeof cell === 'string' ? cell : null));
    const { dictionary, codes: added } = extendDictionary(column.dictionary, texts);
    cells.forEach(({ at, cell }, i) => {
        kinds[at] = kindOf(cell);
        codes[at] = added[i];
        if (cell !== null && typeof cell !== 'string')
            numbers[at] = Number(cell);
    });
    return { ...column, dictionary };
}
function kindOf(cell) {
    if (cell === null)
        return frame_MIXED_NULL;
    if (typeof cell === 'string')
        return MIXED_STRING;
    if (typeof cell === 'boolean')
        return frame_MIXED_BOOL;
    return typeof cell === 'bigint' || Number.isSafeInteger(cell) ? frame_MIXED_INT : frame_MIXED_FLOAT;
}
/** Codes of `texts` in the dictionary with the new ones at its end. The same array comes back when none is new. */
function extendDictionary(dictionary, texts) {
    const wanted = new Set(texts);
    const known = new Map();
    if (wanted.size > 0) {
        dictionary.forEach((text, code) => {
            if (wanted.has(text) && !known.has(text))
                known.set(text, code);
        });
    }
    const added = [];
    const codes = texts.map((text) => {
        if (text === null)
            return -1;
        let code = known.get(text);
        if (code === undefined) {
            code = dictionary.length + added.length;
            known.set(text, code);
            added.push(text);
        }
        return code;
    });
    return { dictionary: added.length === 0 ? dictionary : [...dictionary, ...added], codes };
}
/** Rows `from` to `to` of the columns `visible`, as copies of the numbers and with the same dictionaries. */
function sliceFrame(frame, from, to, visible) {
    const length = to - from;
    return {
        length,
        columns: visible.map((at) => {
            const column = frame.columns[at];
            if (column.dtype === 'string')
                return { ...column, length, codes: column.codes.slice(from, to) };
            if (column.dtype === 'object') {
                return {
                    ...column,
                    length,
                    kinds: column.kinds.slice(from, to),
                    numbers: column.numbers.slice(from, to),
                    codes: column.codes.slice(from, to)
                };
            }
            return { ...column, length, values: column.values.slice(from, to) };
        })
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/model-error.js
/** Why there are no predictions. After `lost` and `timeout` the worker is gone; after the others it can be used again. */
class ModelError extends Error {
    name = 'ModelError';
    kind;
    /** Python traceback that begins in the model file; text from the model, at most 20,000 characters. */
    traceback;
    /** Row of the batch, from 0, where the first problem is. */
    row;
    constructor(kind, message, detail = {}) {
        super(message);
        this.kind = kind;
        this.traceback = detail.traceback;
        this.row = detail.row;
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/plan.js



/** Rows of one call. Large enough that the call itself costs little, small enough to share out and to hold in memory. */
const BATCH_ROWS = 50_000;
/** The predictions on rows as they are failed: the run can't go on. */
class BasePredictionError extends Error {
    name = 'BasePredictionError';
    dataset;
    cause;
    constructor(dataset, cause) {
        super(cause.message);
        this.dataset = dataset;
        this.cause = cause;
    }
}
/** The model on every row of a dataset. @throws BasePredictionError */
async function predictBase(name, frame, visible, { predict, width, batchRows, parallel }) {
    const values = new Float64Array(frame.length * width);
    const starts = Array.from({ length: Math.ceil(frame.length / batchRows) }, (_, i) => i * batchRows);
    await inParallel(starts, parallel, async (from) => {
        const to = Math.min(frame.length, from + batchRows);
        try {
            const batch = await predict(sliceFrame(frame, from, to, visible));
            values.set(batch.values, from * width);
        }
        catch (error) {
            throw error instanceof ModelError ? new BasePredictionError(name, error) : error;
        }
    });
    return { values, width };
}
/** Worker gone: no answer is to be had for these rows, and the next batch may end the next worker. */
function endsRun(error) {
    return !(error instanceof ModelError) || ['lost', 'timeout', 'load'].includes(error.kind);
}
/**
 * One round of made-up rows. `add` every block, look at `rows` and `batches`, then `execute`.
 * A row that two blocks want is predicted once; a row that equals its original is read from the base pass, if the model
 * made one.
 */
class PerturbationRound {
    frame;
    visible;
    base;
    hasBase;
    baseName;
    batchRows;
    slots = [];
    known = new Map();
    blocks = [];
    /**
     * @param base predictions of the model on every row of `frame`, or null when the model made none (there are ready
     *   ones, which may come from another model); `hasBase` says so before they are there, for counting
     */
    constructor(evaluation, visible, base, hasBase, batchRows) {
        this.frame = evaluation.frame;
        this.baseName = evaluation.name;
        this.visible = visible;
        this.base = base;
        this.hasBase = hasBase;
        this.batchRows = batchRows;
    }
    get rows() {
        return this.slots.length;
    }
    get batches() {
        return this.cut().length;
    }
    add({ rows, changes }) {
        const slots = new Int32Array(rows.length).fill(-1);
        const ordered = [...changes].sort((a, b) => a.column - b.column);
        for (let i = 0; i < rows.length; i++) {
            const row = rows[i];
            const columns = [];
            const cells = [];
            for (const { column, cells: values } of ordered) {
                const cell = values[i];
                if (sameCell(cell, cellAt(this.frame.columns[column], row)))
                    continue;
                columns.push(column);
                cells.push(cell);
            }
            if (columns.length > 0 || !this.hasBase)
                slots[i] = this.slotOf({ row, columns, cells });
        }
        this.blocks.push({ slots, baseRows: rows });
    }
    slotOf(perturbed) {
        const parts = [perturbed.row];
        perturbed.columns.forEach((column, i) => parts.push(column, keyOf(perturbed.cells[i])));
        const key = JSON.stringify(parts);
        let slot = this.known.get(key);
        if (slot === undefined) {
            slot = this.slots.length;
            const signature = dtypeSignature(this.frame, perturbed);
            this.slots.push({ ...perturbed, index: slot, signature });
            this.known.set(key, slot);
        }
        return slot;
    }
    /** Batches: rows of one dtype signature each, at most `batchRows`, in the order in which they were wanted. */
    cut() {
        const bySignature = Map.groupBy(this.slots, (slot) => slot.signature);
        return [...bySignature.values()].flatMap((slots) => inChunks(slots, this.batchRows));
    }
    /**
     * Answers in the order of `add`. A batch on which the model fails is run again block by block, so that the error is
     * the block's whose rows cause it.
     *
     * @throws BasePredictionError when it fails on rows as they are; ModelError when the workers are gone
     */
    async execute({ predict, width, parallel }) {
        const values = new Float64Array(this.slots.length * width);
        const send = async (batch) => {
            const { values: answer } = await predict(perturbedFrame(this.frame, batch, this.visible));
            batch.forEach(({ index }, i) => values.set(answer.subarray(i * width, (i + 1) * width), index * width));
        };
        const failed = [];
        await inParallel(this.cut(), parallel, async (batch) => {
            try {
                await send(batch);
            }
            catch (error) {
                if (endsRun(error))
                    throw error;
                failed.push(batch);
            }
        });
        const inFailed = new Set(failed.flat().map((slot) => slot.index));
        const suspects = inFailed.size === 0 ? [] : this.blocks;
        await inParallel(suspects, parallel, (block) => this.sendAlone(block, inFailed, send));
        return this.blocks.map((block) => this.answerOf(block, values, width));
    }
    async sendAlone(block, failed, send) {
        if (!block.slots.some((slot) => failed.has(slot)))
            return;
        const rows = Array.from(new Set(block.slots.filter((slot) => slot >= 0)), (slot) => this.slots[slot]);
        // The whole block, also the part that was in a batch that went well: the model's message must not depend on how
        // batches were cut.
        for (const batch of Map.groupBy(rows, (slot) => slot.signature).values()) {
            try {
                await send(batch);
            }
            catch (error) {
                if (endsRun(error))
                    throw error;
                const { kind, message, traceback } = error;
                if (batch.some((slot) => slot.columns.length === 0))
                    await this.blameBase(batch, send);
                block.error ??= { kind, message, traceback };
            }
        }
    }
    /** Among the rows of a failed batch are some as they are in the data. If the model fails on those, the run ends. */
    async blameBase(batch, send) {
        try {
            await send(batch.filter((slot) => slot.columns.length === 0));
        }
        catch (error) {
            throw endsRun(error) ? error : new BasePredictionError(this.baseName, error);
        }
    }
    answerOf({ slots, baseRows, error }, values, width) {
        if (error !== undefined)
            return { error };
        const own = new Float64Array(slots.length * width);
        slots.forEach((slot, i) => {
            const from = slot >= 0 ? values : this.base.values;
            const at = (slot >= 0 ? slot : baseRows[i]) * width;
            own.set(from.subarray(at, at + width), i * width);
        });
        return { predictions: { values: own, width } };
    }
}
/** int64 cells are numbers or bigints by the size of the column's largest value. */
function sameCell(a, b) {
    if (typeof a === 'bigint' && Number.isSafeInteger(b))
        return a === BigInt(b);
    if (typeof b === 'bigint' && Number.isSafeInteger(a))
        return b === BigInt(a);
    return Object.is(a, b);
}
function keyOf(cell) {
    return typeof cell === 'bigint' ? [cell.toString()] : Object.is(cell, -0) ? ['-0'] : cell;
}
function inChunks(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
/** Runs `work` on every item, at most `limit` at once. The first error ends it, once those under way have settled. */
async function inParallel(items, limit, work) {
    let next = 0;
    let failed = false;
    const take = async () => {
        while (!failed && next < items.length) {
            try {
                await work(items[next++]);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const results = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, take));
    const rejected = results.find((result) => result.status === 'rejected');
    if (rejected !== undefined)
        throw rejected.reason;
}

;// CONCATENATED MODULE: ./build/js/src/engine/failure.js




/** The run cannot be completed. Carries what its last event says. */
class RunFailure extends Error {
    name = 'RunFailure';
    failure;
    constructor(code, message, more = {}) {
        super(message);
        this.failure = { code, message, ...more };
    }
}
/** Code and advice of each way in which a model fails on data as it is. */
const MODEL_FAILURES = {
    load: {
        code: 'model-load',
        hint: 'Check that the model file runs in the managed image; the traceback names the line.'
    },
    raised: {
        code: 'model-raised',
        hint: 'Call predict_df or predict_dict on this dataset yourself; the traceback names the line.'
    },
    shape: {
        code: 'model-shape',
        hint: 'The model must return one prediction per row: one number, or one probability per class.'
    },
    'not-finite': { code: 'model-not-finite', hint: 'The model must return a finite number for every row.' },
    'out-of-range': {
        code: 'model-out-of-range',
        hint: 'The model must return probabilities between 0 and 1.'
    },
    'not-probabilities': {
        code: 'model-not-probabilities',
        hint: 'The class probabilities of a row must sum to 1.'
    },
    lost: {
        code: 'worker-lost',
        hint: 'The model process ended: out of memory, a crash in native code, or a call of exit. Its log tells more.'
    },
    timeout: {
        code: 'worker-timeout',
        hint: 'Raise the limit, give the run more workers, or use fewer rows (nrows).'
    }
};
/** Any error that ends a run, as its last event. What is not foreseen is a bug of the engine and says so. */
function failureOf(error) {
    if (error instanceof RunFailure)
        return error.failure;
    if (error instanceof BasePredictionError) {
        const where = `On the dataset ${JSON.stringify(error.dataset.slice(0, 200))}`;
        return modelFailure(error.cause, `${where}: ${error.cause.message}`);
    }
    if (error instanceof ModelError)
        return modelFailure(error, error.message);
    if (error instanceof DataError) {
        return {
            code: error.code,
            message: error.message,
            ...(error.hint === undefined ? {} : { hint: error.hint })
        };
    }
    if (error instanceof SettingError)
        return { code: 'config-invalid', message: error.message };
    return bug(error, 'The engine failed.');
}
/** A test that raised. */
function testFailureOf(testName, error) {
    if (error instanceof SettingError)
        return failureOf(error);
    return { ...bug(error, `The test ${testName} failed.`), code: 'test-raised' };
}
function modelFailure({ kind, traceback }, message) {
    const { code, hint } = MODEL_FAILURES[kind];
    return { code, message, hint, ...(traceback === undefined ? {} : { detail: traceback }) };
}
function bug(error, what) {
    const own = error instanceof Error ? error : new Error(String(error));
    return {
        code: 'engine-bug',
        message: `${what} ${own.message}`.slice(0, 1000),
        hint: 'This is a bug of the engine, not of your model or data. Report it with the detail below.',
        detail: own.stack ?? own.message
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/random.js
/**
 * Seeded random numbers. Each use names its own stream, so that adding a test or a feature never changes
 * the numbers another one gets.
 */

const TWO_32 = 2 ** 32;
/**
 * The generator for one purpose of a run: the same seed and the same stream names give the same numbers on every machine.
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021),
 * its 128 bits of state taken from SHA-256 of seed and names.
 */
function createRandom(seed, ...stream) {
    if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
        throw new RangeError(`a random seed must be a whole number, got ${seed}`);
    }
    const digest = (0,external_node_crypto_namespaceObject.createHash)('sha256')
        .update(JSON.stringify([seed.toString(), ...stream]))
        .digest();
    const state = [0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset));
    return randomFrom(xoshiro128(state));
}
/** Next 32 bits of xoshiro128** from the given non-zero state. Exported for the check against the published vectors. */
function xoshiro128([a, b, c, d]) {
    return () => {
        const scrambled = Math.imul(b, 5);
        const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
        return result;
    };
}
function randomFrom(next) {
    const bits53 = () => (next() >>> 5) * 2 ** 26 + (next() >>> 6);
    const int = (n) => {
        if (!Number.isSafeInteger(n) || n < 1)
            throw new RangeError(`int(n) needs a whole n of at least 1, got ${n}`);
        const [draw, range] = n <= TWO_32 ? [next, TWO_32] : [bits53, 2 ** 53];
        // Values past the last whole multiple of n are drawn again: a bare remainder would favour small numbers.
        const limit = range - (range % n);
        let value = draw();
        while (value >= limit)
            value = draw();
        return value % n;
    };
    return {
        int,
        float: () => bits53() / 2 ** 53,
        shuffle: (array) => {
            for (let last = array.length - 1; last > 0; last--) {
                const other = int(last + 1);
                const kept = array[last];
                array[last] = array[other];
                array[other] = kept;
            }
            return array;
        },
        sampleIndices: (n, k) => {
            const size = Math.max(0, Math.min(n, k));
            const chosen = new Set();
            for (let candidate = n - size; candidate < n; candidate++) {
                const drawn = int(candidate + 1);
                chosen.add(chosen.has(drawn) ? candidate : drawn);
            }
            return Int32Array.from(chosen).sort();
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/engine/context.js





const IMPACT_METRICS = {
    binary: 'accuracy',
    multiclass: 'multiclass_accuracy',
    regression: 'root_mean_squared_error'
};
const IMPACT_LABEL_THRESHOLD = 0.8;
class RunContext {
    task;
    data;
    features;
    /** Ready predictions, and those that the run has made. */
    predictions = new Map();
    prepared;
    config;
    seed;
    impact;
    ownScores = new Map();
    ownOverall = new Map();
    ownSubsets = new Map();
    order;
    /** @throws RunFailure `config-invalid` or `labels-out-of-range` */
    constructor(task, prepared, config) {
        this.task = task;
        this.prepared = prepared;
        this.data = prepared.data;
        this.config = config;
        this.seed = seedOf(config);
        this.impact = impactSettings(task, config);
        this.features = indexFeatures(prepared.data);
        for (const side of ['reference', 'evaluation']) {
            checkLabels(task, prepared.data[side], prepared.data.classNames.length);
            const ready = prepared.data[side].predictions;
            if (ready !== null)
                this.predictions.set(side, ready);
        }
    }
    scores(side) {
        const predictions = this.predictions.get(side);
        if (predictions === undefined)
            return null;
        let scores = this.ownScores.get(side);
        if (scores === undefined) {
            scores = new Scores(this.task, this.data[side].labels, predictions);
            this.ownScores.set(side, scores);
        }
        return scores;
    }
    overall(side) {
        let overall = this.ownOverall.get(side);
        const scores = this.scores(side);
        if (overall === undefined && scores !== null) {
            overall = new Grouping(scores);
            this.ownOverall.set(side, overall);
        }
        return overall ?? null;
    }
    forTest({ test, settings }) {
        const own = 'exclude_columns' in test.parameters ? settings.names('exclude_columns') : [];
        const excluded = new Set([...(this.config.test_suite_config?.global_exclude_columns ?? []), ...own]);
        return {
            task: this.task,
            data: this.data,
            profiles: this.prepared.profile,
            settings,
            impact: this.impact,
            features: this.features.filter(({ name }) => !excluded.has(name)),
            shuffledRows: () => this.shuffledRows(),
            scores: (side) => this.scores(side),
            overall: (side) => this.overall(side),
            subsets: (feature) => this.subsets(feature)
        };
    }
    /** Excluded names that are no feature: misspelt, or left out of the data already. */
    unknownExclusions(tests) {
        const named = tests.flatMap(({ test, settings }) => 'exclude_columns' in test.parameters ? settings.names('exclude_columns') : []);
        const known = new Set(this.data.reference.frame.columns.map(({ name }) => name));
        const all = [...(this.config.test_suite_config?.global_exclude_columns ?? []), ...named];
        return [...new Set(all)].filter((name) => !known.has(name));
    }
    shuffledRows() {
        const rows = this.data.evaluation.rows;
        return (this.order ??= createRandom(this.seed, 'evaluation rows').shuffle(Int32Array.from({ length: rows }, (_, row) => row)));
    }
    subsets(feature) {
        let subsets = this.ownSubsets.get(feature.column);
        if (subsets === undefined) {
            const scores = this.scores('evaluation');
            const cut = scores === null ? null : this.prepared.profile.subsets(feature);
            subsets = cut === null || cut.names.length === 0 ? null : groupingOf(scores, cut);
            this.ownSubsets.set(feature.column, subsets);
        }
        return subsets;
    }
}
function groupingOf(scores, { codes, names }) {
    const sizes = names.map(() => 0);
    for (const code of codes)
        if (code >= 0)
            sizes[code]++;
    return { grouping: new Grouping(scores, { codes, count: names.length }), names, sizes };
}
function indexFeatures({ features, evaluation }) {
    const columns = new Map(evaluation.frame.columns.map(({ name }, column) => [name, column]));
    return features.map((feature) => {
        const column = columns.get(feature.name);
        if (column === undefined)
            throw new Error(`the feature ${feature.name} has no column`);
        return { ...feature, column };
    });
}
function checkLabels(task, { name, labels }, classes) {
    const highest = task === 'binary' ? 1 : classes - 1;
    if (task === 'regression' || labels === null)
        return;
    const wrong = labels.find((label) => !Number.isNaN(label) && !(Number.isInteger(label) && label >= 0 && label <= highest));
    if (wrong === undefined)
        return;
    throw new RunFailure('labels-out-of-range', `The dataset ${JSON.stringify(name.slice(0, 200))} has the label ${wrong}; labels of this task are 0 to ${highest}.`, { hint: 'Map the labels with experimental_fields.label_map.' });
}
function seedOf({ run_time_info }) {
    const seed = run_time_info?.random_seed ?? 0;
    try {
        return BigInt(seed);
    }
    catch {
        throw new RunFailure('config-invalid', 'run_time_info.random_seed must be a whole number.');
    }
}
function impactSettings(task, { profiling_config }) {
    const profiling = new Map(Object.entries(profiling_config?.model_profiling ?? {}));
    const named = profiling.get('impact_metric') ?? IMPACT_METRICS[task];
    const metric = [...METRICS, AVERAGE_CONFIDENCE].find((one) => [one.key, one.slug, one.name].some((name) => name === named) && one.measures[task] !== undefined);
    if (metric === undefined)
        throw badProfiling('impact_metric', `a metric of ${task} models`, allowedMetrics(task));
    const labelThreshold = profiling.get('impact_label_threshold') ?? IMPACT_LABEL_THRESHOLD;
    if (typeof labelThreshold !== 'number' || !(labelThreshold >= 0 && labelThreshold <= 1)) {
        throw badProfiling('impact_label_threshold', 'a number between 0 and 1');
    }
    return { metric, labelThreshold };
}
function allowedMetrics(task) {
    return METRICS.filter(({ measures }) => measures[task] !== undefined);
}
function badProfiling(key, wanted, allowed) {
    return new RunFailure('config-invalid', `profiling_config.model_profiling.${key} must be ${wanted}.`, {
        ...(allowed === undefined ? {} : { hint: `Allowed: ${allowed.map(({ key: name }) => name).join(', ')}.` })
    });
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/dataset.js
/**
 * Columns of the frames that the model gets, as positions: all but the features that are not in the model. A timestamp
 * column is no feature, so no test looks at it, but the model may.
 */
function modelColumns(data) {
    const hidden = new Set(data.features.filter(({ inModel }) => !inModel).map(({ name }) => name));
    return data.reference.frame.columns.flatMap(({ name }, index) => (hidden.has(name) ? [] : [index]));
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/js/src/engine/profile/settings.js
/** `profiling_config.data_profiling`, with RIME's documented defaults. */

const DEFAULT_PROFILING = {
    numQuantiles: 1001,
    numSubsets: 5,
    minSubsetFrequency: 0.01,
    columnType: {
        minNuniqueForNumeric: 10,
        numericViolationThreshold: 0.01,
        minUniqueProp: 0.99,
        allowFloatUnique: false,
        numericRangeInferenceThreshold: 1,
        unseenValuesAllowedCriteria: 0.25
    }
};
/** Whole numbers may come as text, as the wire writes 64-bit integers. Absent and null mean the default. */
function profilingSettings(given = {}) {
    const types = given['column_type_info'] ?? {};
    if (typeof types !== 'object' || Array.isArray(types))
        throw refused('column_type_info', types, 'an object');
    const columnType = types;
    const defaults = DEFAULT_PROFILING;
    const share = { min: 0, max: 1 };
    return {
        numQuantiles: numberOf(given, 'num_quantiles', defaults.numQuantiles, {
            min: 2,
            max: 1_000_001,
            whole: true
        }),
        numSubsets: numberOf(given, 'num_subsets', defaults.numSubsets, { min: 1, max: 10_000, whole: true }),
        minSubsetFrequency: numberOf(given, 'min_frq', defaults.minSubsetFrequency, share),
        columnType: {
            minNuniqueForNumeric: numberOf(columnType, 'min_nunique_for_numeric', 10, {
                min: 0,
                max: 2 ** 31,
                whole: true
            }),
            numericViolationThreshold: numberOf(columnType, 'numeric_violation_threshold', 0.01, share),
            minUniqueProp: numberOf(columnType, 'min_unique_prop', 0.99, share),
            allowFloatUnique: columnType['allow_float_unique'] === true,
            numericRangeInferenceThreshold: numberOf(columnType, 'numeric_range_inference_threshold', 1, share),
            unseenValuesAllowedCriteria: numberOf(columnType, 'unseen_values_allowed_criteria', 0.25, {
                min: 0,
                max: 2 ** 53
            })
        }
    };
}
function numberOf(given, key, fallback, limits) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    if (value === undefined || value === null)
        return fallback;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    const isGood = typeof number === 'number' &&
        number >= limits.min &&
        number <= limits.max &&
        (limits.whole !== true || Number.isInteger(number));
    if (isGood)
        return number;
    throw refused(key, value, `a ${limits.whole === true ? 'whole ' : ''}number from ${limits.min} to ${limits.max}`);
}
function refused(key, value, allowed) {
    return new DataError('data-profiling-config', `data_profiling.${key} is ${errors_quoted(JSON.stringify(value))}.`, `Give ${allowed}.`);
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/features.js


/** Judged on the reference dataset's column. */
function featureOf(column, lists, settings) {
    const kind = features_kindOf(column, lists.categorical, settings);
    return {
        name: column.name,
        kind,
        featureType: kind === 'numeric' ? numericType(column) : categoricalType(column),
        inModel: !lists.notInModel.has(column.name),
        protected: lists.protected.has(column.name)
    };
}
/**
 * Numeric: at least `minNuniqueForNumeric` distinct numbers, and at most a share of `numericViolationThreshold` of the
 * values that are present are no numbers. Truth values and datetimes are not numbers.
 */
function features_kindOf(column, categorical, settings) {
    if (column.dtype === 'bool' || column.dtype === 'datetime64[ns]')
        return 'categorical';
    if (categorical?.has(column.name) === true)
        return 'categorical';
    const numbers = numbersOf(column);
    const distinct = new Set();
    const enough = categorical === undefined ? settings.minNuniqueForNumeric : 1;
    let present = 0;
    let violations = 0;
    for (let row = 0; row < column.length; row++) {
        if (isMissing(column, row))
            continue;
        present++;
        const value = numbers[row];
        if (Number.isNaN(value))
            violations++;
        else if (distinct.size < enough)
            distinct.add(value);
    }
    const isNumeric = distinct.size >= enough && violations <= settings.numericViolationThreshold * present;
    return isNumeric ? 'numeric' : 'categorical';
}
function numericType(column) {
    const numbers = numbersOf(column);
    const isWhole = column.dtype === 'int64' || numbers.every((value) => Number.isNaN(value) || Number.isInteger(value));
    return isWhole ? 'FEATURE_TYPE_INTEGER' : 'FEATURE_TYPE_FLOAT';
}
function categoricalType(column) {
    switch (column.dtype) {
        case 'bool':
            return 'FEATURE_TYPE_BOOL_CATEGORICAL';
        case 'string':
            return 'FEATURE_TYPE_STRING_CATEGORICAL';
        case 'datetime64[ns]':
            return 'FEATURE_TYPE_DATETIME';
        case 'object': {
            const kinds = new Set(column.kinds);
            kinds.delete(frame_MIXED_NULL);
            if (kinds.size > 1)
                return 'FEATURE_TYPE_MIXED';
            if (kinds.has(frame_MIXED_BOOL))
                return 'FEATURE_TYPE_BOOL_CATEGORICAL';
            return kinds.has(MIXED_STRING) ? 'FEATURE_TYPE_STRING_CATEGORICAL' : 'FEATURE_TYPE_NUMERIC_CATEGORICAL';
        }
        default:
            return 'FEATURE_TYPE_NUMERIC_CATEGORICAL';
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/labels.js


const MAX_CLASSES = 10_000;
/**
 * @throws DataError naming the spellings of both files and the `label_map` to write, when labels cannot be understood
 */
function readLabels(task, sources) {
    const columns = [sources.reference.column, sources.evaluation.column].filter((column) => column !== undefined);
    if (task === 'MODEL_TASK_REGRESSION') {
        const values = (side) => side.column === undefined ? null : realLabels(side.name, side.column, sources.map);
        return {
            reference: values(sources.reference),
            evaluation: values(sources.evaluation),
            classNames: [],
            notes: []
        };
    }
    const distinct = new Set(columns.flatMap((column) => [...spellings(column).keys()]));
    const coding = codingOf(task, distinct, sources);
    const values = (side) => side.column === undefined ? null : codedLabels(side.column, coding.codes);
    return {
        reference: values(sources.reference),
        evaluation: values(sources.evaluation),
        classNames: coding.classNames,
        notes: coding.notes
    };
}
function codingOf(task, distinct, sources) {
    const { map, classNames } = sources;
    const isBinary = task === 'MODEL_TASK_BINARY_CLASSIFICATION';
    if (isBinary && classNames !== undefined && classNames.length !== 2) {
        throw new DataError('data-class-names', `class_names has ${classNames.length} names, but a binary task has two classes.`, 'Give two names, the positive class second, or use multiclass.');
    }
    if (map !== undefined)
        return mappedCoding(distinct, map, sources, isBinary);
    const classes = isBinary ? 2 : (classNames?.length ?? MAX_CLASSES);
    const indices = [...distinct].map((spelling) => [spelling, indexOf(spelling, classes)]);
    if (indices.every(([, index]) => index !== undefined)) {
        const found = Math.max(0, ...indices.map(([, index]) => index + 1));
        const names = classNames ?? Array.from({ length: isBinary ? 2 : found }, (_, index) => String(index));
        return { codes: new Map(indices), classNames: [...names], notes: [] };
    }
    if (classNames !== undefined && [...distinct].every((spelling) => classNames.includes(spelling))) {
        const codes = new Map(classNames.map((name, index) => [name, index]));
        return { codes, classNames: [...classNames], notes: [] };
    }
    const inferred = isBinary || classNames !== undefined ? undefined : inferredCoding(sources);
    if (inferred !== undefined)
        return inferred;
    throw notUnderstood(isBinary, sources);
}
/** `0`, `1`, … below `classes`; `false` and `true` for two classes. */
function indexOf(spelling, classes) {
    if (classes === 2 && /^(true|false)$/i.test(spelling))
        return spelling.toLowerCase() === 'true' ? 1 : 0;
    const value = numberOfText(spelling);
    return Number.isInteger(value) && value >= 0 && value < classes ? value : undefined;
}
function mappedCoding(distinct, map, sources, isBinary) {
    const values = [...map.values()];
    const classes = isBinary
        ? 2
        : Math.max(sources.classNames?.length ?? 0, ...values.map((value) => value + 1));
    const bad = [...map].find(([, value]) => !Number.isInteger(value) || value < 0 || value >= classes || value >= MAX_CLASSES);
    if (bad !== undefined) {
        throw new DataError('data-label-map', `label_map gives ${bad[1]} for ${errors_quoted(bad[0])}.`, isBinary ? 'Give 0 or 1, 1 for the positive class.' : 'Give the index of the class, from 0.');
    }
    const lookup = new Map([...map].map(([text, value]) => [spellingOfText(text), value]));
    for (const [text, value] of map)
        lookup.set(text, value);
    const absent = [...distinct].filter((spelling) => !lookup.has(spelling));
    if (absent.length > 0) {
        throw new DataError('data-label-map', `label_map says nothing of the labels ${listed(absent)}. ${sideBySide(sources)}`, 'Add each of them to label_map.');
    }
    const names = Array.from({ length: classes }, (_, index) => [...map].find(([, value]) => value === index)?.[0] ?? String(index));
    return { codes: lookup, classNames: [...(sources.classNames ?? names)], notes: [] };
}
/** Texts that both files agree on are classes in sorted order. */
function inferredCoding({ reference, evaluation }) {
    const names = [reference, evaluation].flatMap(({ column }) => column === undefined ? [] : [[...spellings(column).keys()]]);
    const [first = [], second = first] = names;
    const classNames = [...new Set(first)].sort();
    const agree = second.every((spelling) => classNames.includes(spelling));
    const isText = classNames.every((name) => Number.isNaN(numberOfText(name)));
    if (!agree || !isText || classNames.length < 2 || classNames.length > MAX_CLASSES)
        return undefined;
    return {
        codes: new Map(classNames.map((name, index) => [name, index])),
        classNames,
        notes: [
            `No class_names were given; the classes are the labels in sorted order: ${listed(classNames, 20)}.`
        ]
    };
}
function notUnderstood(isBinary, sources) {
    const wanted = isBinary
        ? 'Binary labels must be 0 and 1'
        : 'Class labels must be the index of the class, from 0';
    const all = [sources.reference, sources.evaluation].flatMap(({ column }) => column === undefined ? [] : [...spellings(column).keys()]);
    const { block, positive } = suggestedMap([...new Set(all)]);
    const choice = isBinary && positive !== undefined
        ? ` This takes ${errors_quoted(positive)} as the positive class (1); swap the numbers if it is the other.`
        : '';
    return new DataError('data-labels', `The labels are not understood. ${wanted}, or be mapped. ${sideBySide(sources)}`, `Add to data_params of both datasets: ${block}.${choice}`);
}
/**
 * A `label_map` to paste, valid in YAML and JSON. Spellings that differ only in case, space or a final full stop
 * get the same number.
 */
function suggestedMap(all) {
    const groups = new Map();
    for (const spelling of all.toSorted()) {
        const key = spelling.trim().replace(/\.$/, '').toLowerCase();
        groups.set(key, [...(groups.get(key) ?? []), spelling]);
    }
    const shown = [...groups.keys()].sort(byNumberThenText).slice(0, 50);
    const entries = shown.flatMap((key, index) => groups.get(key).map((spelling) => `${JSON.stringify(spelling.slice(0, 200))}: ${index}`));
    const more = groups.size > shown.length ? ', …' : '';
    return {
        block: `"experimental_fields": {"label_map": {${entries.join(', ')}${more}}}`,
        positive: shown.length === 2 ? groups.get(shown[1])[0] : undefined
    };
}
function byNumberThenText(a, b) {
    const difference = numberOfText(a) - numberOfText(b);
    return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : 1) : difference;
}
function sideBySide({ reference, evaluation }) {
    const describe = ({ name, column }) => {
        if (column === undefined)
            return `${name} has none`;
        const texts = [...spellings(column).keys()].sort(byNumberThenText);
        return `${name} has ${listed(texts)}`;
    };
    return `${describe(reference)}; ${describe(evaluation)}.`;
}
/** Distinct spellings of a column's labels with their first row; at most a few more than can be classes. */
function spellings(column) {
    const found = new Map();
    for (let row = 0; row < column.length && found.size <= MAX_CLASSES; row++) {
        const cell = cellAt(column, row);
        if (cell === null)
            continue;
        const spelling = spellingOf(cell);
        if (!found.has(spelling))
            found.set(spelling, row);
    }
    return found;
}
const spellingOf = (cell) => (typeof cell === 'string' ? cell : String(cell));
/** A key of `label_map` as `spellingOf` writes it: `1.0` is the number 1, `True` the truth value. */
function spellingOfText(text) {
    if (/^(True|False)$/.test(text))
        return text.toLowerCase();
    return /^-?\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text;
}
function codedLabels(column, codes) {
    const labels = new Float64Array(column.length);
    if (column.dtype === 'string') {
        const byCode = Float64Array.from(column.dictionary, (text) => codes.get(text) ?? Number.NaN);
        return labels.map((_, row) => (column.codes[row] < 0 ? Number.NaN : byCode[column.codes[row]]));
    }
    for (let row = 0; row < column.length; row++) {
        const cell = cellAt(column, row);
        labels[row] = cell === null ? Number.NaN : codes.get(spellingOf(cell));
    }
    return labels;
}
function realLabels(name, column, map) {
    const labels = new Float64Array(column.length);
    for (let row = 0; row < column.length; row++) {
        const cell = cellAt(column, row);
        if (cell === null) {
            labels[row] = Number.NaN;
            continue;
        }
        const value = map?.get(spellingOf(cell)) ?? (typeof cell === 'string' ? numberOfText(cell) : Number(cell));
        if (!Number.isFinite(value)) {
            throw new DataError('data-labels', `${name} has the label ${errors_quoted(spellingOf(cell))} in row ${row + 1}, which is no finite number.`, 'A regression task needs numbers as labels. Rows are counted from 1, without the header.');
        }
        labels[row] = value;
    }
    return labels;
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/validate.js

/** Probabilities computed in float32 or by averaging may pass 0 or 1 by rounding; these are set to 0 or 1. */
const RANGE_TOLERANCE = 1e-6;
/** Room for float32 sums and for probabilities that were rounded to three or four digits. */
const SUM_TOLERANCE = 1e-3;
/** Columns a model's answer has: class probabilities for multiclass, else one number per row. */
function predictionWidth(task, classes) {
    if (task !== 'MODEL_TASK_MULTICLASS_CLASSIFICATION')
        return 1;
    if (classes === undefined || classes < 2)
        throw new Error('a multiclass task needs its number of classes');
    return classes;
}
/**
 * Holds predictions, of a model or from a file, to what RIME's model interface asks of the task: for binary the
 * probability of the positive class, one per row, in [0, 1]; for multiclass one probability per class, each row
 * summing to 1 (within SUM_TOLERANCE); for regression any finite number. Values that pass 0 or 1 by less than
 * RANGE_TOLERANCE are clamped in place.
 *
 * @param classes number of classes, multiclass only
 * @throws ModelError of kind `shape`, `not-finite`, `out-of-range` or `not-probabilities`
 */
function validatePredictions(task, predictions, rows, classes) {
    checkShape(task, predictions, rows, predictionWidth(task, classes));
    checkFinite(predictions);
    if (task === 'MODEL_TASK_REGRESSION')
        return;
    clampToUnitInterval(predictions);
    if (task === 'MODEL_TASK_MULTICLASS_CLASSIFICATION')
        checkSums(predictions);
}
function checkShape(task, predictions, rows, width) {
    const { values } = predictions;
    if (predictions.width === width && values.length === rows * width)
        return;
    const expected = width === 1 ? 'one number per row' : `${width} class probabilities per row`;
    const hint = task === 'MODEL_TASK_BINARY_CLASSIFICATION' && predictions.width === 2
        ? ' Give the probability of the positive class only, for example `[:, 1]`.'
        : '';
    const found = `${values.length / predictions.width} rows of ${predictions.width}`;
    throw new ModelError('shape', `Predictions are ${found}; ${rows} rows need ${expected}.${hint}`);
}
function checkFinite({ values, width }) {
    let count = 0;
    let first = -1;
    for (let i = 0; i < values.length; i++) {
        if (Number.isFinite(values[i]))
            continue;
        if (first < 0)
            first = i;
        count += 1;
    }
    if (count === 0)
        return;
    const row = Math.floor(first / width);
    throw new ModelError('not-finite', `${count} of ${values.length} predictions are not finite numbers; the first is ${values[first]} in row ${row}.`, { row });
}
function clampToUnitInterval({ values, width }) {
    let count = 0;
    let first = -1;
    for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (value >= 0 && value <= 1)
            continue;
        if (value >= -RANGE_TOLERANCE && value <= 1 + RANGE_TOLERANCE) {
            values[i] = value < 0 ? 0 : 1;
            continue;
        }
        if (first < 0)
            first = i;
        count += 1;
    }
    if (count === 0)
        return;
    const row = Math.floor(first / width);
    throw new ModelError('out-of-range', `${count} of ${values.length} predictions are outside [0, 1]; the first is ${values[first]} in row ${row}. ` +
        'A classifier must return probabilities, not scores, logits or labels.', { row });
}
function checkSums({ values, width }) {
    let count = 0;
    let first = -1;
    let firstSum = 0;
    const rows = values.length / width;
    for (let row = 0; row < rows; row++) {
        let sum = 0;
        for (let k = 0; k < width; k++)
            sum += values[row * width + k];
        if (Math.abs(sum - 1) <= SUM_TOLERANCE)
            continue;
        if (first < 0) {
            first = row;
            firstSum = sum;
        }
        count += 1;
    }
    if (count === 0)
        return;
    throw new ModelError('not-probabilities', `The class probabilities of ${count} of ${rows} rows do not sum to 1; the first is row ${first} with ${firstSum}.`, { row: first });
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/predictions.js




/**
 * The columns of a prediction file that hold the predictions: the named one; else, for multiclass, the columns named
 * as the classes are, or all of them in class order; else the only one.
 */
function predictionColumns(task, frame, path, predCol, classNames) {
    const names = frame.columns.map(({ name }) => name);
    const byName = (wanted) => wanted.map((name) => frame.columns[names.indexOf(name)]);
    if (predCol !== undefined) {
        if (names.includes(predCol))
            return byName([predCol]);
        throw new DataError('data-column-missing', `${path} has no prediction column ${errors_quoted(predCol)}.`, `It has: ${listed(names, 20)}.`);
    }
    if (names.length === 1)
        return byName(names);
    if (task === 'MODEL_TASK_MULTICLASS_CLASSIFICATION') {
        if (classNames.length > 0 && classNames.every((name) => names.includes(name)))
            return byName(classNames);
        return byName(names);
    }
    throw new DataError('data-predictions-shape', `${path} has ${names.length} columns, and pred_col does not say which one holds the predictions.`, `Set pred_params.pred_col to one of: ${listed(names, 20)}.`);
}
/**
 * Predictions as numbers, checked: binary one probability per row in [0, 1], multiclass a probability per class that
 * sum to 1, regression any finite number.
 *
 * @param rowOf number of the data row (from 1) for messages, given a row of the columns
 * @throws DataError naming the first row that is wrong
 */
function readPredictions(task, columns, path, classes, rowOf = (row) => row + 1) {
    const where = (row) => `in row ${rowOf(row)} (from 1, without the header)`;
    for (const column of columns) {
        for (let row = 0; row < column.length; row++) {
            if (!isMissing(column, row))
                continue;
            throw new DataError('data-predictions-missing', `${path} has no prediction ${where(row)}, column ${errors_quoted(column.name)}.`, 'Every row needs a prediction.');
        }
    }
    const predictions = listsOf(columns, path, where) ?? numbersOfColumns(columns, path, where);
    const rows = columns[0].length;
    const isMulticlass = task === 'MODEL_TASK_MULTICLASS_CLASSIFICATION';
    try {
        validatePredictions(task, predictions, rows, isMulticlass ? Math.max(classes, predictions.width) : undefined);
    }
    catch (error) {
        if (!(error instanceof ModelError))
            throw error;
        const place = error.row === undefined ? '' : ` The first is ${where(error.row)}.`;
        throw new DataError('data-predictions', `${path}: ${error.message}${place}`, HINTS[task]);
    }
    return predictions;
}
const HINTS = {
    MODEL_TASK_BINARY_CLASSIFICATION: 'Predictions must be the probability of the positive class, from 0 to 1.',
    MODEL_TASK_MULTICLASS_CLASSIFICATION: 'Predictions must be one probability per class, each from 0 to 1, summing to 1.',
    MODEL_TASK_REGRESSION: 'Predictions must be finite numbers.'
};
function numbersOfColumns(columns, path, where) {
    const width = columns.length;
    const rows = columns[0].length;
    const values = new Float64Array(rows * width);
    for (const [index, column] of columns.entries()) {
        const numbers = numbersOf(column);
        for (let row = 0; row < rows; row++) {
            if (Number.isNaN(numbers[row])) {
                throw new DataError('data-predictions', `${path} has ${errors_quoted(String(cellAt(column, row)))} as a prediction ${where(row)}, which is no number.`, 'Predictions must be numbers.');
            }
            values[row * width + index] = numbers[row];
        }
    }
    return { values, width };
}
/** One column of lists such as `[0.1, 0.9]`; undefined when it does not look like one. */
function listsOf(columns, path, where) {
    const [column] = columns;
    if (columns.length !== 1 || column?.dtype !== 'string')
        return undefined;
    const lists = column.dictionary.map(parseList);
    const first = lists[column.codes[0]];
    if (first === undefined)
        return undefined;
    const width = first.length;
    const values = new Float64Array(column.length * width);
    for (let row = 0; row < column.length; row++) {
        const list = lists[column.codes[row]];
        if (list?.length !== width) {
            throw new DataError('data-predictions-shape', `${path} has ${errors_quoted(column.dictionary[column.codes[row]])} as predictions ${where(row)}, where ${width} numbers were expected.`, 'Write a list of one number for each class in every row, as [0.1, 0.9].');
        }
        values.set(list, row * width);
    }
    return { values, width };
}
/** JSON, and the way NumPy prints an array: numbers with spaces between. */
function parseList(text) {
    const inside = /^\s*\[([^[\]]+)\]\s*$/.exec(text)?.[1];
    if (inside === undefined)
        return undefined;
    const parts = inside.trim().split(/\s*,\s*|\s+/);
    const values = parts.map((part) => (part === '' ? Number.NaN : Number(part)));
    return values.some(Number.isNaN) ? undefined : values;
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/json.js
/** JSON records and JSON lines to typed columns, one record at a time. */




const MAX_RECORD_BYTES = 128 * 2 ** 20;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const LF = 10;
/**
 * Reads an array of objects, or objects one after another (JSON lines). A key that a record lacks is missing there.
 * Types are those of `pandas.read_json`, but dates stay text.
 */
async function readJson(bytes, path, options, budget) {
    const columns = new Map();
    const wanted = options.usecols === undefined ? undefined : new Set(options.usecols);
    const splitter = new RecordSplitter(path);
    let rows = 0;
    const isFull = () => options.rows !== undefined && rows >= options.rows;
    const addRecord = (text, line) => {
        for (const [name, value] of Object.entries(parseRecord(text, path, line))) {
            if (wanted !== undefined && !wanted.has(name))
                continue;
            let column = columns.get(name);
            if (column === undefined)
                columns.set(name, (column = new cells_CellCollector()));
            column.fillTo(rows);
            column.add(cellOf(value, name, path, line));
        }
        rows++;
        if (rows % 10_000 === 0) {
            budget.require([...columns.values()].reduce((sum, column) => sum + column.byteLength, 0), path);
        }
    };
    for await (const chunk of bytes) {
        splitter.push(chunk);
        for (let record = splitter.next(); record !== undefined && !isFull(); record = splitter.next()) {
            addRecord(record.text, record.line);
        }
        if (isFull())
            break;
    }
    if (!isFull())
        splitter.requireEnd();
    if (rows === 0)
        throw new DataError('data-no-rows', `${path} holds no records.`, 'Check the step that wrote it.');
    const finished = [...columns].map(([name, column]) => {
        column.fillTo(rows);
        return fromReadJson(column.finish(name));
    });
    return { columns: finished, length: rows };
}
/** Cuts a stream into the texts of its top-level objects. */
class RecordSplitter {
    #path;
    #bytes = Buffer.alloc(0);
    #at = 0;
    #line = 1;
    /** Set by the first byte that is not space: `[` opens an array of records. */
    #isArray;
    #closed = false;
    constructor(path) {
        this.#path = path;
    }
    push(chunk) {
        if (this.#bytes.length - this.#at > MAX_RECORD_BYTES) {
            throw new DataError('data-record-too-long', `${this.#path} has a record longer than 128 MiB on line ${this.#line}.`);
        }
        this.#bytes = Buffer.concat([this.#bytes.subarray(this.#at), chunk]);
        this.#at = 0;
    }
    next() {
        if (!this.#skipToRecord())
            return undefined;
        const end = this.#endOfRecord();
        if (end === undefined)
            return undefined;
        const bytes = this.#bytes.subarray(this.#at, end);
        const line = this.#line;
        for (const byte of bytes)
            if (byte === LF)
                this.#line++;
        this.#at = end;
        try {
            return { text: strictUtf8.decode(bytes), line };
        }
        catch {
            throw new DataError('data-encoding', `${this.#path} is not UTF-8 in the record on line ${line}.`, 'Save it as UTF-8.');
        }
    }
    /** Throws when the file ends inside a record or an array. */
    requireEnd() {
        const isOpen = this.#at < this.#bytes.length || (this.#isArray === true && !this.#closed);
        if (isOpen)
            throw this.#broken('ends before it is complete');
    }
    #skipToRecord() {
        for (; this.#at < this.#bytes.length; this.#at++) {
            const byte = this.#bytes[this.#at];
            if (byte === LF)
                this.#line++;
            if (byte === 32 || (byte >= 9 && byte <= 13))
                continue;
            if (this.#isArray === undefined && byte >= 0xbb)
                continue; // byte order mark
            if (this.#isArray === undefined) {
                this.#isArray = byte === OPEN_BRACKET;
                if (this.#isArray)
                    continue;
            }
            if (byte === OPEN_BRACE && !this.#closed)
                return true;
            if (this.#isArray && byte === COMMA && !this.#closed)
                continue;
            if (this.#isArray && byte === CLOSE_BRACKET && !this.#closed) {
                this.#closed = true;
                continue;
            }
            throw this.#broken('holds something other than records (objects)');
        }
        return false;
    }
    #endOfRecord() {
        const bytes = this.#bytes;
        let depth = 0;
        let inText = false;
        for (let at = this.#at; at < bytes.length; at++) {
            const byte = bytes[at];
            if (inText) {
                if (byte === BACKSLASH)
                    at++;
                else if (byte === QUOTE)
                    inText = false;
            }
            else if (byte === QUOTE)
                inText = true;
            else if (byte === OPEN_BRACE)
                depth++;
            else if (byte === CLOSE_BRACE && --depth === 0)
                return at + 1;
        }
        return undefined;
    }
    #broken(what) {
        return new DataError('data-bad-json', `${this.#path} ${what}, near line ${this.#line}.`, 'Write one JSON object per row: one on each line, or all in one array.');
    }
}
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function parseRecord(text, path, line) {
    try {
        // JSON.parse rounds whole numbers past 2^53, so their digits are read again where there may be one.
        return (/\d{16}/.test(text) ? JSON.parse(text, exactIntegers) : JSON.parse(text));
    }
    catch (error) {
        throw new DataError('data-bad-json', `${path} has a record on line ${line} that is not JSON: ${errors_quoted(error.message, 160)}.`, 'Python writes NaN for a missing number, which JSON does not have: write null.');
    }
}
function exactIntegers(_key, value, context) {
    const source = context?.source;
    const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
    return isRounded && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
}
function cellOf(value, name, path, line) {
    if (typeof value !== 'object' || value === null)
        return value;
    throw new DataError('data-nested-value', `${path} has a list or object in column ${errors_quoted(name)} on line ${line}.`, 'Every value must be a number, text, true, false or null.');
}
const numbers = new NumberParser();
/**
 * `pandas.read_json` turns an object column into numbers when every value can be read as one (text and bools too), and
 * a float64 column without missing values into int64 when all are whole.
 */
function fromReadJson(column) {
    const { name, length } = column;
    let values;
    if (column.dtype === 'float64')
        values = column.values;
    else if (column.dtype === 'string')
        values = floatsOfStrings(column.codes, column.dictionary);
    else if (column.dtype === 'object') {
        const ofStrings = floatsOfStrings(column.codes, column.dictionary);
        values = ofStrings?.map((value, row) => {
            const kind = column.kinds[row];
            return kind === MIXED_STRING ? value : kind === frame_MIXED_NULL ? Number.NaN : column.numbers[row];
        });
    }
    if (values === undefined)
        return column;
    const isWhole = length > 0 && values.every((value) => Number.isSafeInteger(value));
    return isWhole
        ? { name, length, dtype: 'int64', values: values.map((value) => value + 0) }
        : { name, length, dtype: 'float64', values };
}
/** Undefined when some string is no number. */
function floatsOfStrings(codes, dictionary) {
    const byCode = new Float64Array(dictionary.length);
    for (const [code, text] of dictionary.entries()) {
        const bytes = Buffer.from(text);
        const value = numbers.parse(bytes, 0, bytes.length);
        if (numbers.kind === NOT_A_NUMBER)
            return undefined;
        byCode[code] = value;
    }
    return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : byCode[code]));
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/constants.js

/** @type {import('../src/types.d.ts').ParquetType[]} */
const ParquetTypes = [
  'BOOLEAN',
  'INT32',
  'INT64',
  'INT96', // deprecated
  'FLOAT',
  'DOUBLE',
  'BYTE_ARRAY',
  'FIXED_LEN_BYTE_ARRAY',
]

/** @type {import('../src/types.d.ts').Encoding[]} */
const Encodings = [
  'PLAIN',
  'GROUP_VAR_INT', // deprecated
  'PLAIN_DICTIONARY',
  'RLE',
  'BIT_PACKED', // deprecated
  'DELTA_BINARY_PACKED',
  'DELTA_LENGTH_BYTE_ARRAY',
  'DELTA_BYTE_ARRAY',
  'RLE_DICTIONARY',
  'BYTE_STREAM_SPLIT',
]

/** @type {import('../src/types.d.ts').FieldRepetitionType[]} */
const FieldRepetitionTypes = [
  'REQUIRED',
  'OPTIONAL',
  'REPEATED',
]

/** @type {import('../src/types.d.ts').ConvertedType[]} */
const ConvertedTypes = [
  'UTF8',
  'MAP',
  'MAP_KEY_VALUE',
  'LIST',
  'ENUM',
  'DECIMAL',
  'DATE',
  'TIME_MILLIS',
  'TIME_MICROS',
  'TIMESTAMP_MILLIS',
  'TIMESTAMP_MICROS',
  'UINT_8',
  'UINT_16',
  'UINT_32',
  'UINT_64',
  'INT_8',
  'INT_16',
  'INT_32',
  'INT_64',
  'JSON',
  'BSON',
  'INTERVAL',
]

/** @type {import('../src/types.d.ts').CompressionCodec[]} */
const CompressionCodecs = [
  'UNCOMPRESSED',
  'SNAPPY',
  'GZIP',
  'LZO',
  'BROTLI',
  'LZ4',
  'ZSTD',
  'LZ4_RAW',
]

/** @type {import('../src/types.d.ts').PageType[]} */
const PageTypes = [
  'DATA_PAGE',
  'INDEX_PAGE',
  'DICTIONARY_PAGE',
  'DATA_PAGE_V2',
]

/** @type {import('../src/types.d.ts').BoundaryOrder[]} */
const BoundaryOrders = [
  'UNORDERED',
  'ASCENDING',
  'DESCENDING',
]

/** @type {import('../src/types.d.ts').EdgeInterpolationAlgorithm[]} */
const EdgeInterpolationAlgorithms = [
  'SPHERICAL',
  'VINCENTY',
  'THOMAS',
  'ANDOYER',
  'KARNEY',
]

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/wkb.js
/**
 * WKB (Well-Known Binary) decoder for geometry objects.
 *
 * @param {DataReader} reader
 * @returns {Geometry} geometry object
 */
function wkbToGeojson(reader) {
  const flags = getFlags(reader)

  if (flags.type === 1) { // Point
    return { type: 'Point', coordinates: readPosition(reader, flags) }
  } else if (flags.type === 2) { // LineString
    return { type: 'LineString', coordinates: readLine(reader, flags) }
  } else if (flags.type === 3) { // Polygon
    return { type: 'Polygon', coordinates: readPolygon(reader, flags) }
  } else if (flags.type === 4) { // MultiPoint
    const points = []
    for (let i = 0; i < flags.count; i++) {
      points.push(readPosition(reader, getFlags(reader)))
    }
    return { type: 'MultiPoint', coordinates: points }
  } else if (flags.type === 5) { // MultiLineString
    const lines = []
    for (let i = 0; i < flags.count; i++) {
      lines.push(readLine(reader, getFlags(reader)))
    }
    return { type: 'MultiLineString', coordinates: lines }
  } else if (flags.type === 6) { // MultiPolygon
    const polygons = []
    for (let i = 0; i < flags.count; i++) {
      polygons.push(readPolygon(reader, getFlags(reader)))
    }
    return { type: 'MultiPolygon', coordinates: polygons }
  } else if (flags.type === 7) { // GeometryCollection
    const geometries = []
    for (let i = 0; i < flags.count; i++) {
      geometries.push(wkbToGeojson(reader))
    }
    return { type: 'GeometryCollection', geometries }
  } else {
    throw new Error(`Unsupported geometry type: ${flags.type}`)
  }
}

/**
 * Extract ISO WKB flags and base geometry type.
 *
 * @param {DataReader} reader
 * @returns {WkbFlags}
 */
function getFlags(reader) {
  const { view } = reader
  const littleEndian = view.getUint8(reader.offset++) === 1
  const rawType = view.getUint32(reader.offset, littleEndian)
  reader.offset += 4

  const type = rawType % 1000
  const flags = Math.floor(rawType / 1000)

  let count = 0
  if (type > 1 && type <= 7) {
    count = view.getUint32(reader.offset, littleEndian)
    reader.offset += 4
  }

  // XY, XYZ, XYM, XYZM
  let dim = 2
  if (flags) dim++
  if (flags === 3) dim++

  return { littleEndian, type, dim, count }
}

/**
 * @param {DataReader} reader
 * @param {WkbFlags} flags
 * @returns {number[]}
 */
function readPosition(reader, flags) {
  const points = []
  for (let i = 0; i < flags.dim; i++) {
    const coord = reader.view.getFloat64(reader.offset, flags.littleEndian)
    reader.offset += 8
    points.push(coord)
  }
  return points
}

/**
 * @param {DataReader} reader
 * @param {WkbFlags} flags
 * @returns {number[][]}
 */
function readLine(reader, flags) {
  const points = []
  for (let i = 0; i < flags.count; i++) {
    points.push(readPosition(reader, flags))
  }
  return points
}

/**
 * @param {DataReader} reader
 * @param {WkbFlags} flags
 * @returns {number[][][]}
 */
function readPolygon(reader, flags) {
  const { view } = reader
  const rings = []
  for (let r = 0; r < flags.count; r++) {
    const count = view.getUint32(reader.offset, flags.littleEndian)
    reader.offset += 4
    rings.push(readLine(reader, { ...flags, count }))
  }
  return rings
}

/**
 * @typedef {object} WkbFlags
 * @property {boolean} littleEndian
 * @property {number} type
 * @property {number} dim
 * @property {number} count
 */

/**
 * @import {DataReader, Geometry} from '../src/types.js'
 */

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/convert.js


/**
 * @import {ColumnDecoder, DecodedArray, Encoding, ParquetParsers} from '../src/types.js'
 */

const decoder = new TextDecoder()

/**
 * Default type parsers when no custom ones are given
 * @type ParquetParsers
 */
const DEFAULT_PARSERS = {
  timestampFromMilliseconds(millis) {
    return new Date(Number(millis))
  },
  timestampFromMicroseconds(micros) {
    return new Date(Number(micros / 1000n))
  },
  timestampFromNanoseconds(nanos) {
    return new Date(Number(nanos / 1000000n))
  },
  dateFromDays(days) {
    return new Date(days * 86400000)
  },
  stringFromBytes(bytes) {
    return bytes && decoder.decode(bytes)
  },
  jsonFromBytes(bytes) {
    return bytes && JSON.parse(decoder.decode(bytes))
  },
  geometryFromBytes(bytes) {
    return bytes && wkbToGeojson({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 })
  },
  geographyFromBytes(bytes) {
    return bytes && wkbToGeojson({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 })
  },
  uuidFromBytes(bytes) {
    if (!bytes) return undefined
    const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
    return hex.slice(0, 8) + '-' + hex.slice(8, 12) + '-' + hex.slice(12, 16) + '-' + hex.slice(16, 20) + '-' + hex.slice(20, 32)
  },
}

/**
 * Convert known types from primitive to rich, and dereference dictionary.
 *
 * @param {DecodedArray} data series of primitive types
 * @param {DecodedArray | undefined} dictionary
 * @param {Encoding} encoding
 * @param {ColumnDecoder} columnDecoder
 * @returns {DecodedArray} series of rich types
 */
function convertWithDictionary(data, dictionary, encoding, columnDecoder) {
  if (dictionary && encoding.endsWith('_DICTIONARY')) {
    let output = data
    if (data instanceof Uint8Array && !(dictionary instanceof Uint8Array)) {
      // @ts-expect-error upgrade data to match dictionary type with fancy constructor
      output = new dictionary.constructor(data.length)
    }
    for (let i = 0; i < data.length; i++) {
      output[i] = dictionary[data[i]]
    }
    return output
  } else {
    return convert(data, columnDecoder)
  }
}

/**
 * Convert known types from primitive to rich.
 *
 * @param {DecodedArray} data series of primitive types
 * @param {ColumnDecoder} columnDecoder
 * @returns {DecodedArray} series of rich types
 */
function convert(data, columnDecoder) {
  const { element, parsers, utf8 = true, schemaPath } = columnDecoder
  const { type, converted_type: ctype, logical_type: ltype } = element
  const nullable = element.repetition_type !== 'REQUIRED'

  // Skip utf8 conversion for plain BYTE_ARRAY inside VARIANT
  const isVariant = schemaPath?.some(s => s.element.logical_type?.type === 'VARIANT')
  if (isVariant && type === 'BYTE_ARRAY' && ctype !== 'UTF8' && ltype?.type !== 'STRING') {
    return data
  }
  if (ctype === 'DECIMAL') {
    const scale = element.scale || 0
    const factor = 10 ** -scale
    const arr = new Array(data.length)
    for (let i = 0; i < arr.length; i++) {
      if (data[i] instanceof Uint8Array) {
        arr[i] = parseDecimal(data[i]) * factor
      } else {
        arr[i] = Number(data[i]) * factor
      }
    }
    return arr
  }
  if (!ctype && type === 'INT96') {
    return Array.from(data).map(v => parsers.timestampFromNanoseconds(parseInt96Nanos(v)))
  }
  if (ctype === 'DATE') {
    return Array.from(data).map(v => parsers.dateFromDays(v))
  }
  if (ctype === 'TIMESTAMP_MILLIS') {
    return Array.from(data).map(v => parsers.timestampFromMilliseconds(v))
  }
  if (ctype === 'TIMESTAMP_MICROS') {
    return Array.from(data).map(v => parsers.timestampFromMicroseconds(v))
  }
  if (ctype === 'JSON') {
    return data.map(v => parsers.jsonFromBytes(v))
  }
  if (ctype === 'BSON') {
    throw new Error('parquet bson not supported')
  }
  if (ctype === 'INTERVAL') {
    throw new Error('parquet interval not supported')
  }
  if (ltype?.type === 'GEOMETRY') {
    return data.map(v => parsers.geometryFromBytes(v))
  }
  if (ltype?.type === 'GEOGRAPHY') {
    return data.map(v => parsers.geographyFromBytes(v))
  }
  if (ltype?.type === 'UUID') {
    return data.map(v => parsers.uuidFromBytes(v))
  }
  if (ctype === 'UTF8' || ltype?.type === 'STRING' || utf8 && type === 'BYTE_ARRAY') {
    return data.map(v => parsers.stringFromBytes(v))
  }
  if (ctype === 'UINT_64' || ltype?.type === 'INTEGER' && ltype.bitWidth === 64 && !ltype.isSigned) {
    if (data instanceof BigInt64Array) return new BigUint64Array(data.buffer, data.byteOffset, data.length)
    const arr = nullable ? new Array(data.length) : new BigUint64Array(data.length)
    for (let i = 0; i < arr.length; i++) arr[i] = data[i]
    return arr
  }
  if (ctype === 'UINT_32' || ltype?.type === 'INTEGER' && ltype.bitWidth === 32 && !ltype.isSigned) {
    if (data instanceof Int32Array) return new Uint32Array(data.buffer, data.byteOffset, data.length)
    const arr = nullable ? new Array(data.length) : new Uint32Array(data.length)
    for (let i = 0; i < arr.length; i++) {
      arr[i] = data[i] < 0 ? 4294967296 + data[i] : data[i]
    }
    return arr
  }
  if (ltype?.type === 'FLOAT16') {
    return Array.from(data).map(parseFloat16)
  }
  if (ltype?.type === 'TIMESTAMP') {
    const { unit } = ltype
    /** @type {ParquetParsers[keyof ParquetParsers]} */
    let parser = parsers.timestampFromMilliseconds
    if (unit === 'MICROS') parser = parsers.timestampFromMicroseconds
    if (unit === 'NANOS') parser = parsers.timestampFromNanoseconds
    const arr = new Array(data.length)
    for (let i = 0; i < arr.length; i++) {
      arr[i] = parser(data[i])
    }
    return arr
  }
  return data
}

/**
 * @param {Uint8Array} bytes
 * @returns {number}
 */
function parseDecimal(bytes) {
  if (!bytes.length) return 0

  let value = 0n
  for (const byte of bytes) {
    value = value * 256n + BigInt(byte)
  }

  // handle signed
  const bits = bytes.length * 8
  if (value >= 2n ** BigInt(bits - 1)) {
    value -= 2n ** BigInt(bits)
  }

  return Number(value)
}

/**
 * Converts INT96 date format (hi 32bit days, lo 64bit nanos) to nanos since epoch
 * @param {bigint} value
 * @returns {bigint}
 */
function parseInt96Nanos(value) {
  const days = (value >> 64n) - 2440588n
  const nano = value & 0xffffffffffffffffn
  return days * 86400000000000n + nano
}

/**
 * @param {Uint8Array | undefined} bytes
 * @returns {number | undefined}
 */
function parseFloat16(bytes) {
  if (!bytes) return undefined
  const int16 = bytes[1] << 8 | bytes[0]
  const sign = int16 >> 15 ? -1 : 1
  const exp = int16 >> 10 & 0x1f
  const frac = int16 & 0x3ff
  if (exp === 0) return sign * 2 ** -14 * (frac / 1024) // subnormals
  if (exp === 0x1f) return frac ? NaN : sign * Infinity
  return sign * 2 ** (exp - 15) * (1 + frac / 1024)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/schema.js
/**
 * Build a tree from the schema elements.
 *
 * @param {SchemaElement[]} schema
 * @param {number} rootIndex index of the root element
 * @param {string[]} path path to the element
 * @returns {SchemaTree} tree of schema elements
 */
function schemaTree(schema, rootIndex, path) {
  const element = schema[rootIndex]
  const children = []
  let count = 1

  // Read the specified number of children
  if (element.num_children) {
    while (children.length < element.num_children) {
      const childElement = schema[rootIndex + count]
      const child = schemaTree(schema, rootIndex + count, [...path, childElement.name])
      count += child.count
      children.push(child)
    }
  }

  return { count, element, children, path }
}

/**
 * Get schema elements from the root to the given element name.
 *
 * @param {SchemaElement[]} schema
 * @param {string[]} name path to the element
 * @returns {SchemaTree[]} list of schema elements
 */
function getSchemaPath(schema, name) {
  return getTreePath(schemaTree(schema, 0, []), name)
}

/**
 * Get schema tree nodes from the root of a prebuilt tree to the given element name.
 *
 * @param {SchemaTree} tree root of the schema tree
 * @param {string[]} name path to the element
 * @returns {SchemaTree[]} list of schema elements
 */
function getTreePath(tree, name) {
  const path = [tree]
  for (const part of name) {
    const child = tree.children.find(child => child.element.name === part)
    if (!child) throw new Error(`parquet schema element not found: ${name}`)
    path.push(child)
    tree = child
  }
  return path
}

/**
 * Get all physical (leaf) column names.
 *
 * @param {SchemaTree} schemaTree
 * @returns {string[]} list of physical column names
 */
function getPhysicalColumns(schemaTree) {
  /** @type {string[]} */
  const columns = []
  /** @param {SchemaTree} node */
  function traverse(node) {
    if (node.children.length) {
      for (const child of node.children) {
        traverse(child)
      }
    } else {
      columns.push(node.path.join('.'))
    }
  }
  traverse(schemaTree)
  return columns
}

/**
 * Get the max repetition level for a given schema path.
 *
 * @param {SchemaTree[]} schemaPath
 * @returns {number} max repetition level
 */
function getMaxRepetitionLevel(schemaPath) {
  let maxLevel = 0
  for (const { element } of schemaPath) {
    if (element.repetition_type === 'REPEATED') {
      maxLevel++
    }
  }
  return maxLevel
}

/**
 * Get the max definition level for a given schema path.
 *
 * @param {SchemaTree[]} schemaPath
 * @returns {number} max definition level
 */
function getMaxDefinitionLevel(schemaPath) {
  let maxLevel = 0
  for (const { element } of schemaPath.slice(1)) {
    if (element.repetition_type !== 'REQUIRED') {
      maxLevel++
    }
  }
  return maxLevel
}

/**
 * Check if a column is list-like.
 *
 * @param {SchemaTree} schema
 * @returns {boolean} true if list-like
 */
function isListLike(schema) {
  if (!schema) return false
  if (schema.element.converted_type !== 'LIST') return false
  if (schema.children.length > 1) return false

  const firstChild = schema.children[0]
  if (firstChild.children.length > 1) return false
  if (firstChild.element.repetition_type !== 'REPEATED') return false

  return true
}

/**
 * Check if a column is map-like.
 *
 * @param {SchemaTree} schema
 * @returns {boolean} true if map-like
 */
function isMapLike(schema) {
  if (!schema) return false
  if (schema.element.converted_type !== 'MAP') return false
  if (schema.children.length > 1) return false

  const firstChild = schema.children[0]
  if (firstChild.children.length !== 2) return false
  if (firstChild.element.repetition_type !== 'REPEATED') return false

  const keyChild = firstChild.children.find(child => child.element.name === 'key')
  if (keyChild?.element.repetition_type === 'REPEATED') return false

  const valueChild = firstChild.children.find(child => child.element.name === 'value')
  if (valueChild?.element.repetition_type === 'REPEATED') return false

  return true
}

/**
 * Returns true if a column is non-nested.
 *
 * @param {SchemaTree[]} schemaPath
 * @returns {boolean}
 */
function isFlatColumn(schemaPath) {
  if (schemaPath.length !== 2) return false
  const [, column] = schemaPath
  if (column.element.repetition_type === 'REPEATED') return false
  if (column.children.length) return false
  return true
}

/**
 * @import {SchemaElement, SchemaTree} from '../src/types.js'
 */

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/thrift.js
/**
 * @import {DataReader, ThriftObject, ThriftType} from '../src/types.js'
 */

// TCompactProtocol types
const STOP = 0
const TRUE = 1
const FALSE = 2
const BYTE = 3
const I16 = 4
const I32 = 5
const I64 = 6
const DOUBLE = 7
const BINARY = 8
const LIST = 9
const STRUCT = 12

/**
 * Parse TCompactProtocol
 *
 * @param {DataReader} reader
 * @returns {{ [key: `field_${number}`]: any }}
 */
function deserializeTCompactProtocol(reader) {
  /** @type {ThriftObject} */
  const value = {}
  let fid = 0

  while (true) {
    if (reader.offset >= reader.view.byteLength) throw new Error('thrift struct ended without STOP')
    // Parse each field based on its type and add to the result object
    const byte = reader.view.getUint8(reader.offset++)
    const type = byte & 0x0f
    if (type === STOP) break
    const delta = byte >> 4
    fid = delta ? fid + delta : readZigZag(reader)
    value[`field_${fid}`] = readElement(reader, type)
  }

  return value
}

/**
 * Read a single element based on its type
 *
 * @param {DataReader} reader
 * @param {number} type
 * @returns {ThriftType}
 */
function readElement(reader, type) {
  switch (type) {
  case TRUE:
    return true
  case FALSE:
    return false
  case BYTE:
    return reader.view.getInt8(reader.offset++)
  case I16:
  case I32:
    return readZigZag(reader)
  case I64:
    return readZigZagBigInt(reader)
  case DOUBLE: {
    const value = reader.view.getFloat64(reader.offset, true)
    reader.offset += 8
    return value
  }
  case BINARY: {
    const stringLength = readVarInt(reader)
    if (reader.offset + stringLength > reader.view.byteLength) {
      throw new Error(`thrift binary length ${stringLength} exceeds remaining ${reader.view.byteLength - reader.offset} bytes`)
    }
    const strBytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, stringLength)
    reader.offset += stringLength
    return strBytes
  }
  case LIST: {
    const byte = reader.view.getUint8(reader.offset++)
    const elemType = byte & 0x0f
    let listSize = byte >> 4
    if (listSize === 15) {
      listSize = readVarInt(reader)
    }
    const boolType = elemType === TRUE || elemType === FALSE
    const values = new Array(listSize)
    for (let i = 0; i < listSize; i++) {
      values[i] = boolType ? readElement(reader, BYTE) === 1 : readElement(reader, elemType)
    }
    return values
  }
  case STRUCT:
    // main function handles struct parsing
    return deserializeTCompactProtocol(reader)
  default:
    // MAP, SET, UUID not used by parquet
    throw new Error(`thrift unhandled type: ${type}`)
  }
}

/**
 * Read varint aka Unsigned LEB128.
 *
 * @param {DataReader} reader
 * @returns {number}
 */
function readVarInt(reader) {
  let result = 0
  let shift = 0
  while (true) {
    // Read groups of 7 low bits until high bit is 0
    const byte = reader.view.getUint8(reader.offset++)
    result |= (byte & 0x7f) << shift
    if (!(byte & 0x80)) {
      return result
    }
    shift += 7
  }
}

/**
 * Read a varint as a bigint.
 *
 * @param {DataReader} reader
 * @returns {bigint}
 */
function readVarBigInt(reader) {
  let result = 0n
  let shift = 0n
  while (true) {
    const byte = reader.view.getUint8(reader.offset++)
    result |= BigInt(byte & 0x7f) << shift
    if (!(byte & 0x80)) {
      return result
    }
    shift += 7n
  }
}

/**
 * Read a zigzag number.
 * Zigzag folds positive and negative numbers into the positive number space.
 *
 * @param {DataReader} reader
 * @returns {number}
 */
function readZigZag(reader) {
  const zigzag = readVarInt(reader)
  return zigzag >>> 1 ^ -(zigzag & 1)
}

/**
 * Read a zigzag bigint.
 *
 * @param {DataReader} reader
 * @returns {bigint}
 */
function readZigZagBigInt(reader) {
  const zigzag = readVarBigInt(reader)
  return zigzag >> 1n ^ -(zigzag & 1n)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/geoparquet.js
/**
 * @param {SchemaElement[]} schema
 * @param {KeyValue[] | undefined} key_value_metadata
 * @returns {void}
 */
function markGeoColumns(schema, key_value_metadata) {
  // Prepare the list of GeoParquet columns
  /** @type {Map<string, LogicalType>} */
  const columns = new Map()
  const geo = key_value_metadata?.find(({ key }) => key === 'geo')?.value
  const decodedColumns = (geo && JSON.parse(geo)?.columns) ?? {}
  for (const [name, column] of Object.entries(decodedColumns)) {
    if (column.encoding !== 'WKB') continue

    const type = column.edges === 'spherical' ? 'GEOGRAPHY' : 'GEOMETRY'
    const id = column.crs?.id ?? column.crs?.ids?.[0]
    const crs = id ? `${id.authority}:${id.code.toString()}` : undefined
    // Note: we can't infer GEOGRAPHY's algorithm from GeoParquet
    columns.set(name, { type, crs })
  }

  // Mark schema elements with logical type
  // Only look at root-level columns of type BYTE_ARRAY without existing logical_type
  for (let i = 1; i < schema.length; i++) { // skip root
    const { logical_type, name, num_children, type } = schema[i]
    if (num_children) {
      i += num_children
      continue // skip the element and its children
    }
    if (type === 'BYTE_ARRAY' && !logical_type) {
      schema[i].logical_type = columns.get(name)
    }
  }
}

/**
 * @import {KeyValue, LogicalType, SchemaElement} from '../src/types.js'
 */

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/metadata.js






/**
 * @import {AsyncBuffer, FileMetaData, KeyValue, LogicalType, MetadataOptions, MinMaxType, ParquetParsers, SchemaElement, SchemaTree, Statistics, TimeUnit} from '../src/types.js'
 */

const metadata_defaultInitialFetchSize = 1 << 19 // 512kb

const metadata_decoder = new TextDecoder()
function decode(/** @type {Uint8Array} */ value) {
  return value && metadata_decoder.decode(value)
}

/**
 * Read parquet metadata from an async buffer.
 *
 * An AsyncBuffer is like an ArrayBuffer, but the slices are loaded
 * asynchronously, possibly over the network.
 *
 * You must provide the byteLength of the buffer, typically from a HEAD request.
 *
 * In theory, you could use suffix-range requests to fetch the end of the file,
 * and save a round trip. But in practice, this doesn't work because chrome
 * deems suffix-range requests as a not-safe-listed header, and will require
 * a pre-flight. So the byteLength is required.
 *
 * To make this efficient, we initially request the last 512kb of the file,
 * which is likely to contain the metadata. If the metadata length exceeds the
 * initial fetch, 512kb, we request the rest of the metadata from the AsyncBuffer.
 *
 * This ensures that we either make one 512kb initial request for the metadata,
 * or a second request for up to the metadata size.
 *
 * @param {AsyncBuffer} asyncBuffer parquet file contents
 * @param {MetadataOptions & { initialFetchSize?: number }} options initial fetch size in bytes (default 512kb)
 * @returns {Promise<FileMetaData>} parquet metadata object
 */
async function parquetMetadataAsync(asyncBuffer, { parsers, initialFetchSize = metadata_defaultInitialFetchSize, geoparquet = true } = {}) {
  if (!asyncBuffer || !(asyncBuffer.byteLength >= 0)) throw new Error('parquet expected AsyncBuffer')

  // fetch last bytes (footer) of the file
  const footerOffset = Math.max(0, asyncBuffer.byteLength - initialFetchSize)
  const footerBuffer = await asyncBuffer.slice(footerOffset, asyncBuffer.byteLength)

  // Check for parquet magic number "PAR1"
  const footerView = new DataView(footerBuffer)
  if (footerView.getUint32(footerBuffer.byteLength - 4, true) !== 0x31524150) {
    throw new Error('parquet file invalid (footer != PAR1)')
  }

  // Parquet files store metadata at the end of the file
  // Metadata length is 4 bytes before the last PAR1
  const metadataLength = footerView.getUint32(footerBuffer.byteLength - 8, true)
  if (metadataLength > asyncBuffer.byteLength - 8) {
    throw new Error(`parquet metadata length ${metadataLength} exceeds available buffer ${asyncBuffer.byteLength - 8}`)
  }

  // check if metadata size fits inside the initial fetch
  if (metadataLength + 8 > initialFetchSize) {
    // fetch the rest of the metadata
    const metadataOffset = asyncBuffer.byteLength - metadataLength - 8
    const metadataBuffer = await asyncBuffer.slice(metadataOffset, footerOffset)
    // combine initial fetch with the new slice
    const combinedBuffer = new ArrayBuffer(metadataLength + 8)
    const combinedView = new Uint8Array(combinedBuffer)
    combinedView.set(new Uint8Array(metadataBuffer))
    combinedView.set(new Uint8Array(footerBuffer), footerOffset - metadataOffset)
    return parquetMetadata(combinedBuffer, { parsers, geoparquet })
  } else {
    // parse metadata from the footer
    return parquetMetadata(footerBuffer, { parsers, geoparquet })
  }
}

/**
 * Read parquet metadata from a buffer synchronously.
 *
 * @param {ArrayBuffer | Uint8Array} arrayBuffer parquet file footer
 * @param {MetadataOptions} options metadata parsing options
 * @returns {FileMetaData} parquet metadata object
 */
function parquetMetadata(arrayBuffer, { parsers, geoparquet = true } = {}) {
  let view
  if (arrayBuffer instanceof ArrayBuffer) {
    view = new DataView(arrayBuffer)
  } else if (arrayBuffer instanceof Uint8Array) {
    view = new DataView(arrayBuffer.buffer, arrayBuffer.byteOffset, arrayBuffer.byteLength)
  } else {
    throw new Error('parquet expected ArrayBuffer or Uint8Array')
  }

  // Use default parsers if not given
  const allParsers = { ...DEFAULT_PARSERS, ...parsers }

  // Validate footer magic number "PAR1"
  if (view.byteLength < 8) {
    throw new Error('parquet file is too short')
  }
  if (view.getUint32(view.byteLength - 4, true) !== 0x31524150) {
    throw new Error('parquet file invalid (footer != PAR1)')
  }

  // Parquet files store metadata at the end of the file
  // Metadata length is 4 bytes before the last PAR1
  const metadataLengthOffset = view.byteLength - 8
  const metadataLength = view.getUint32(metadataLengthOffset, true)
  if (metadataLength > view.byteLength - 8) {
    // {metadata}, metadata_length, PAR1
    throw new Error(`parquet metadata length ${metadataLength} exceeds available buffer ${view.byteLength - 8}`)
  }

  const metadataOffset = metadataLengthOffset - metadataLength
  const reader = { view, offset: metadataOffset }
  const metadata = deserializeTCompactProtocol(reader)

  // Parse metadata from thrift data
  const version = metadata.field_1
  /** @type {SchemaElement[]} */
  const schema = metadata.field_2.map((/** @type {any} */ field) => ({
    type: ParquetTypes[field.field_1],
    type_length: field.field_2,
    repetition_type: FieldRepetitionTypes[field.field_3],
    name: decode(field.field_4),
    num_children: field.field_5,
    converted_type: ConvertedTypes[field.field_6],
    scale: field.field_7,
    precision: field.field_8,
    field_id: field.field_9,
    logical_type: logicalType(field.field_10),
  }))
  // schema element per column index
  const columnSchema = schema.filter(e => e.type)
  const num_rows = metadata.field_3
  const row_groups = metadata.field_4.map((/** @type {any} */ rowGroup) => ({
    columns: rowGroup.field_1.map((/** @type {any} */ column, /** @type {number} */ columnIndex) => ({
      file_path: decode(column.field_1),
      file_offset: column.field_2,
      meta_data: column.field_3 && {
        type: ParquetTypes[column.field_3.field_1],
        encodings: column.field_3.field_2?.map((/** @type {number} */ e) => Encodings[e]),
        path_in_schema: column.field_3.field_3.map(decode),
        codec: CompressionCodecs[column.field_3.field_4],
        num_values: column.field_3.field_5,
        total_uncompressed_size: column.field_3.field_6,
        total_compressed_size: column.field_3.field_7,
        key_value_metadata: column.field_3.field_8?.map((/** @type {any} */ kv) => ({
          key: decode(kv.field_1),
          value: decode(kv.field_2),
        })),
        data_page_offset: column.field_3.field_9,
        index_page_offset: column.field_3.field_10,
        dictionary_page_offset: column.field_3.field_11,
        statistics: convertStats(column.field_3.field_12, columnSchema[columnIndex], allParsers),
        encoding_stats: column.field_3.field_13?.map((/** @type {any} */ encodingStat) => ({
          page_type: PageTypes[encodingStat.field_1],
          encoding: Encodings[encodingStat.field_2],
          count: encodingStat.field_3,
        })),
        bloom_filter_offset: column.field_3.field_14,
        bloom_filter_length: column.field_3.field_15,
        size_statistics: column.field_3.field_16 && {
          unencoded_byte_array_data_bytes: column.field_3.field_16.field_1,
          repetition_level_histogram: column.field_3.field_16.field_2,
          definition_level_histogram: column.field_3.field_16.field_3,
        },
        geospatial_statistics: column.field_3.field_17 && {
          bbox: column.field_3.field_17.field_1 && {
            xmin: column.field_3.field_17.field_1.field_1,
            xmax: column.field_3.field_17.field_1.field_2,
            ymin: column.field_3.field_17.field_1.field_3,
            ymax: column.field_3.field_17.field_1.field_4,
            zmin: column.field_3.field_17.field_1.field_5,
            zmax: column.field_3.field_17.field_1.field_6,
            mmin: column.field_3.field_17.field_1.field_7,
            mmax: column.field_3.field_17.field_1.field_8,
          },
          geospatial_types: column.field_3.field_17.field_2,
        },
      },
      offset_index_offset: column.field_4,
      offset_index_length: column.field_5,
      column_index_offset: column.field_6,
      column_index_length: column.field_7,
      crypto_metadata: column.field_8,
      encrypted_column_metadata: column.field_9,
    })),
    total_byte_size: rowGroup.field_2,
    num_rows: rowGroup.field_3,
    sorting_columns: rowGroup.field_4?.map((/** @type {any} */ sortingColumn) => ({
      column_idx: sortingColumn.field_1,
      descending: sortingColumn.field_2,
      nulls_first: sortingColumn.field_3,
    })),
    file_offset: rowGroup.field_5,
    total_compressed_size: rowGroup.field_6,
    ordinal: rowGroup.field_7,
  }))
  /** @type {KeyValue[] | undefined} */
  const key_value_metadata = metadata.field_5?.map((/** @type {any} */ kv) => ({
    key: decode(kv.field_1),
    value: decode(kv.field_2),
  }))
  const created_by = decode(metadata.field_6)

  if (geoparquet) {
    markGeoColumns(schema, key_value_metadata)
  }

  return {
    version,
    schema,
    num_rows,
    row_groups,
    key_value_metadata,
    created_by,
    metadata_length: metadataLength,
  }
}

/**
 * Return a tree of schema elements from parquet metadata.
 *
 * @param {{schema: SchemaElement[]}} metadata parquet metadata object
 * @returns {SchemaTree} tree of schema elements
 */
function parquetSchema({ schema }) {
  return getSchemaPath(schema, [])[0]
}

/**
 * @param {any} logicalType
 * @returns {LogicalType | undefined}
 */
function logicalType(logicalType) {
  if (logicalType?.field_1) return { type: 'STRING' }
  if (logicalType?.field_2) return { type: 'MAP' }
  if (logicalType?.field_3) return { type: 'LIST' }
  if (logicalType?.field_4) return { type: 'ENUM' }
  if (logicalType?.field_5) return {
    type: 'DECIMAL',
    scale: logicalType.field_5.field_1,
    precision: logicalType.field_5.field_2,
  }
  if (logicalType?.field_6) return { type: 'DATE' }
  if (logicalType?.field_7) return {
    type: 'TIME',
    isAdjustedToUTC: logicalType.field_7.field_1,
    unit: timeUnit(logicalType.field_7.field_2),
  }
  if (logicalType?.field_8) return {
    type: 'TIMESTAMP',
    isAdjustedToUTC: logicalType.field_8.field_1,
    unit: timeUnit(logicalType.field_8.field_2),
  }
  if (logicalType?.field_10) return {
    type: 'INTEGER',
    bitWidth: logicalType.field_10.field_1,
    isSigned: logicalType.field_10.field_2,
  }
  if (logicalType?.field_11) return { type: 'NULL' }
  if (logicalType?.field_12) return { type: 'JSON' }
  if (logicalType?.field_13) return { type: 'BSON' }
  if (logicalType?.field_14) return { type: 'UUID' }
  if (logicalType?.field_15) return { type: 'FLOAT16' }
  if (logicalType?.field_16) return {
    type: 'VARIANT',
    specification_version: logicalType.field_16.field_1,
  }
  if (logicalType?.field_17) return {
    type: 'GEOMETRY',
    crs: decode(logicalType.field_17.field_1),
  }
  if (logicalType?.field_18) return {
    type: 'GEOGRAPHY',
    crs: decode(logicalType.field_18.field_1),
    algorithm: EdgeInterpolationAlgorithms[logicalType.field_18.field_2],
  }
  return logicalType
}

/**
 * @param {any} unit
 * @returns {TimeUnit}
 */
function timeUnit(unit) {
  if (unit.field_1) return 'MILLIS'
  if (unit.field_2) return 'MICROS'
  if (unit.field_3) return 'NANOS'
  throw new Error('parquet time unit required')
}

/**
 * Convert column statistics based on column type.
 *
 * @param {any} stats
 * @param {SchemaElement} schema
 * @param {ParquetParsers} parsers
 * @returns {Statistics}
 */
function convertStats(stats, schema, parsers) {
  return stats && {
    max: convertMetadata(stats.field_1, schema, parsers),
    min: convertMetadata(stats.field_2, schema, parsers),
    null_count: stats.field_3,
    distinct_count: stats.field_4,
    max_value: convertMetadata(stats.field_5, schema, parsers),
    min_value: convertMetadata(stats.field_6, schema, parsers),
    is_max_value_exact: stats.field_7,
    is_min_value_exact: stats.field_8,
  }
}

/**
 * @param {Uint8Array | undefined} value
 * @param {SchemaElement} schema
 * @param {ParquetParsers} parsers
 * @returns {MinMaxType | undefined}
 */
function convertMetadata(value, schema, parsers) {
  const { type, converted_type, logical_type } = schema
  if (value === undefined) return value
  if (type === 'BOOLEAN') return value[0] === 1
  if (type === 'BYTE_ARRAY') return parsers.stringFromBytes(value)
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  if (type === 'FLOAT' && view.byteLength === 4) return view.getFloat32(0, true)
  if (type === 'DOUBLE' && view.byteLength === 8) return view.getFloat64(0, true)
  if (type === 'INT32' && converted_type === 'DECIMAL' && view.byteLength === 4) {
    return view.getInt32(0, true) * 10 ** -(schema.scale || 0)
  }
  if (type === 'INT64' && converted_type === 'DECIMAL' && view.byteLength === 8) {
    return Number(view.getBigInt64(0, true)) * 10 ** -(schema.scale || 0)
  }
  if (type === 'INT32' && converted_type === 'DATE') return parsers.dateFromDays(view.getInt32(0, true))
  if (type === 'INT64' && converted_type === 'TIMESTAMP_MILLIS') return parsers.timestampFromMilliseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && converted_type === 'TIMESTAMP_MICROS') return parsers.timestampFromMicroseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && logical_type?.type === 'TIMESTAMP' && logical_type?.unit === 'NANOS') return parsers.timestampFromNanoseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && logical_type?.type === 'TIMESTAMP' && logical_type?.unit === 'MICROS') return parsers.timestampFromMicroseconds(view.getBigInt64(0, true))
  if (type === 'INT64' && logical_type?.type === 'TIMESTAMP') return parsers.timestampFromMilliseconds(view.getBigInt64(0, true))
  const unsigned = converted_type?.startsWith('UINT_') ||
    logical_type?.type === 'INTEGER' && !logical_type.isSigned
  if (type === 'INT32' && unsigned && view.byteLength === 4) return view.getUint32(0, true)
  if (type === 'INT64' && unsigned && view.byteLength === 8) return view.getBigUint64(0, true)
  if (type === 'INT32' && view.byteLength === 4) return view.getInt32(0, true)
  if (type === 'INT64' && view.byteLength === 8) return view.getBigInt64(0, true)
  if (converted_type === 'DECIMAL') return parseDecimal(value) * 10 ** -(schema.scale || 0)
  if (logical_type?.type === 'FLOAT16') return parseFloat16(value)
  if (logical_type?.type === 'UUID') return parsers.uuidFromBytes(value)
  if (type === 'FIXED_LEN_BYTE_ARRAY') return value
  // assert(false)
  return value
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/xxhash.js
// XxHash64 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md)
// Used by parquet bloom filters: hashes the PLAIN encoding of column values with seed 0.

const MASK = 0xffffffffffffffffn
const PRIME1 = 0x9e3779b185ebca87n
const PRIME2 = 0xc2b2ae3d27d4eb4fn
const PRIME3 = 0x165667b19e3779f9n
const PRIME4 = 0x85ebca77c2b2ae63n
const PRIME5 = 0x27d4eb2f165667c5n

/**
 * @param {bigint} x
 * @param {bigint} r rotation amount in bits (1..63)
 * @returns {bigint}
 */
function rotl64(x, r) {
  return (x << r | x >> 64n - r) & MASK
}

/**
 * @param {bigint} acc
 * @param {bigint} val
 * @returns {bigint}
 */
function round(acc, val) {
  acc = acc + val * PRIME2 & MASK
  acc = rotl64(acc, 31n)
  return acc * PRIME1 & MASK
}

/**
 * @param {bigint} acc
 * @param {bigint} val
 * @returns {bigint}
 */
function mergeRound(acc, val) {
  acc ^= round(0n, val)
  return acc * PRIME1 + PRIME4 & MASK
}

/**
 * Compute the 64-bit xxHash of a byte buffer.
 *
 * @param {Uint8Array} input
 * @param {bigint} [seed]
 * @returns {bigint} 64-bit hash
 */
function xxhash64(input, seed = 0n) {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  const len = input.byteLength
  let offset = 0
  let h64

  if (len >= 32) {
    let v1 = seed + PRIME1 + PRIME2 & MASK
    let v2 = seed + PRIME2 & MASK
    let v3 = seed
    let v4 = seed - PRIME1 & MASK

    while (offset + 32 <= len) {
      v1 = round(v1, view.getBigUint64(offset, true)); offset += 8
      v2 = round(v2, view.getBigUint64(offset, true)); offset += 8
      v3 = round(v3, view.getBigUint64(offset, true)); offset += 8
      v4 = round(v4, view.getBigUint64(offset, true)); offset += 8
    }

    h64 = rotl64(v1, 1n) + rotl64(v2, 7n) + rotl64(v3, 12n) + rotl64(v4, 18n) & MASK
    h64 = mergeRound(h64, v1)
    h64 = mergeRound(h64, v2)
    h64 = mergeRound(h64, v3)
    h64 = mergeRound(h64, v4)
  } else {
    h64 = seed + PRIME5 & MASK
  }

  h64 = h64 + BigInt(len) & MASK

  while (offset + 8 <= len) {
    h64 ^= round(0n, view.getBigUint64(offset, true))
    h64 = rotl64(h64, 27n) * PRIME1 + PRIME4 & MASK
    offset += 8
  }

  if (offset + 4 <= len) {
    h64 ^= BigInt(view.getUint32(offset, true)) * PRIME1 & MASK
    h64 = rotl64(h64, 23n) * PRIME2 + PRIME3 & MASK
    offset += 4
  }

  while (offset < len) {
    h64 ^= BigInt(view.getUint8(offset)) * PRIME5 & MASK
    h64 = rotl64(h64, 11n) * PRIME1 & MASK
    offset += 1
  }

  h64 ^= h64 >> 33n
  h64 = h64 * PRIME2 & MASK
  h64 ^= h64 >> 29n
  h64 = h64 * PRIME3 & MASK
  h64 ^= h64 >> 32n
  return h64
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/bloom.js
// Split Block Bloom Filter (https://github.com/apache/parquet-format/blob/master/BloomFilter.md)
// A bloom filter is a sequence of 32-byte blocks. Each block holds 8 little-endian uint32 words.
// Insertion sets one bit per word, chosen by salting the low 32 bits of an xxhash64.
// Membership requires all 8 bits to be set; misses are exact, hits are probabilistic.




/**
 * @import {BloomFilter, DataReader, ParquetQueryFilter, SchemaElement} from '../src/types.js'
 */

const textEncoder = new TextEncoder()

const SALT = new Uint32Array([
  0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d,
  0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31,
])

/**
 * Map the high 32 bits of a hash to a block index in [0, numBlocks).
 *
 * @param {bigint} hash
 * @param {number} numBlocks
 * @returns {number}
 */
function blockIndex(hash, numBlocks) {
  return Number((hash >> 32n) * BigInt(numBlocks) >> 32n)
}

/**
 * Per-block mask: 8 uint32 words, each with a single bit set at position `(low32 * SALT[i]) >> 27`.
 *
 * @param {bigint} hash
 * @returns {Uint32Array}
 */
function blockMask(hash) {
  const m = new Uint32Array(8)
  const low = Number(hash & 0xffffffffn) | 0
  for (let i = 0; i < 8; i++) {
    m[i] = 1 << (Math.imul(low, SALT[i]) >>> 27)
  }
  return m
}

/**
 * Insert a hash into a Split Block Bloom Filter.
 *
 * @param {Uint32Array} blocks bloom filter words (8 * numBlocks long)
 * @param {bigint} hash 64-bit xxhash of the parquet-plain-encoded value
 */
function sbbfInsert(blocks, hash) {
  const offset = blockIndex(hash, blocks.length >> 3) << 3
  const m = blockMask(hash)
  for (let i = 0; i < 8; i++) {
    blocks[offset + i] |= m[i]
  }
}

/**
 * Test whether a hash might be present in a Split Block Bloom Filter.
 * False positives are possible; false negatives are not.
 *
 * @param {Uint32Array} blocks bloom filter words (8 * numBlocks long)
 * @param {bigint} hash 64-bit xxhash of the parquet-plain-encoded value
 * @returns {boolean}
 */
function sbbfContains(blocks, hash) {
  const offset = blockIndex(hash, blocks.length >> 3) << 3
  const m = blockMask(hash)
  for (let i = 0; i < 8; i++) {
    if ((blocks[offset + i] & m[i]) === 0) return false
  }
  return true
}

/**
 * Parse a Split Block Bloom Filter from a reader positioned at the BloomFilterHeader.
 * Returns undefined when the header advertises an unsupported algorithm, hash, or
 * compression — callers should treat that as "cannot use this bloom filter."
 *
 * @param {DataReader} reader
 * @returns {BloomFilter | undefined}
 */
function readBloomFilter(reader) {
  const header = deserializeTCompactProtocol(reader)
  const numBytes = header.field_1
  if (typeof numBytes !== 'number' || numBytes <= 0 || numBytes % 32 !== 0) return undefined
  // BloomFilterAlgorithm / Hash / Compression are unions with a single supported variant each.
  if (!header.field_2?.field_1) return undefined // algorithm must be BLOCK
  if (!header.field_3?.field_1) return undefined // hash must be XXHASH
  if (!header.field_4?.field_1) return undefined // compression must be UNCOMPRESSED

  const { view, offset } = reader
  if (offset + numBytes > view.byteLength) {
    throw new Error(`parquet bloom filter truncated: need ${numBytes} bytes, have ${view.byteLength - offset}`)
  }
  // Reader offset is not 4-aligned in general, and we want endian-portable reads.
  const blocks = new Uint32Array(numBytes >> 2)
  for (let i = 0; i < blocks.length; i++) {
    blocks[i] = view.getUint32(offset + i * 4, true)
  }
  reader.offset = offset + numBytes
  return { numBytes, blocks }
}

/**
 * Hash a JS filter value as its parquet PLAIN-encoded bytes, suitable for a
 * bloom filter lookup. Returns undefined when the column's parser is lossy or
 * ambiguous (DATE, TIMESTAMP_*, DECIMAL, JSON, BSON, INT96, FLOAT16, UUID,
 * GEOMETRY, GEOGRAPHY, INTERVAL) or when the JS value type doesn't match the
 * column. Callers must treat undefined as "bloom filter cannot help."
 *
 * @param {any} value
 * @param {SchemaElement} element
 * @returns {bigint | undefined}
 */
function hashParquetValue(value, element) {
  if (value === null || value === undefined) return undefined
  const { type, converted_type, logical_type } = element

  if (type === 'BOOLEAN') {
    if (typeof value !== 'boolean') return undefined
    return xxhash64(new Uint8Array([value ? 1 : 0]))
  }

  if (type === 'FLOAT') {
    if (typeof value !== 'number') return undefined
    const buf = new ArrayBuffer(4)
    new DataView(buf).setFloat32(0, value, true)
    return xxhash64(new Uint8Array(buf))
  }

  if (type === 'DOUBLE') {
    if (typeof value !== 'number') return undefined
    const buf = new ArrayBuffer(8)
    new DataView(buf).setFloat64(0, value, true)
    return xxhash64(new Uint8Array(buf))
  }

  if (type === 'INT32') {
    if (converted_type === 'DATE' || converted_type === 'DECIMAL' || converted_type === 'TIME_MILLIS') return undefined
    if (logical_type?.type === 'DATE' || logical_type?.type === 'TIME' || logical_type?.type === 'DECIMAL') return undefined
    if (typeof value !== 'number' || !Number.isInteger(value)) return undefined
    const buf = new ArrayBuffer(4)
    new DataView(buf).setInt32(0, value | 0, true)
    return xxhash64(new Uint8Array(buf))
  }

  if (type === 'INT64') {
    if (converted_type === 'TIMESTAMP_MILLIS' || converted_type === 'TIMESTAMP_MICROS') return undefined
    if (converted_type === 'TIME_MICROS' || converted_type === 'DECIMAL') return undefined
    if (logical_type?.type === 'TIMESTAMP' || logical_type?.type === 'TIME' || logical_type?.type === 'DECIMAL') return undefined
    let bigValue
    if (typeof value === 'bigint') bigValue = value
    else if (typeof value === 'number' && Number.isSafeInteger(value)) bigValue = BigInt(value)
    else return undefined
    const buf = new ArrayBuffer(8)
    new DataView(buf).setBigUint64(0, BigInt.asUintN(64, bigValue), true)
    return xxhash64(new Uint8Array(buf))
  }

  if (type === 'BYTE_ARRAY') {
    if (converted_type === 'JSON' || converted_type === 'BSON' || converted_type === 'DECIMAL') return undefined
    if (logical_type?.type === 'JSON' || logical_type?.type === 'BSON' || logical_type?.type === 'VARIANT') return undefined
    if (logical_type?.type === 'GEOMETRY' || logical_type?.type === 'GEOGRAPHY') return undefined
    if (typeof value === 'string') return xxhash64(textEncoder.encode(value))
    if (value instanceof Uint8Array) return xxhash64(value)
    return undefined
  }

  if (type === 'FIXED_LEN_BYTE_ARRAY') {
    if (converted_type === 'DECIMAL' || converted_type === 'INTERVAL') return undefined
    if (logical_type?.type === 'DECIMAL' || logical_type?.type === 'UUID' || logical_type?.type === 'FLOAT16') return undefined
    if (logical_type?.type === 'GEOMETRY' || logical_type?.type === 'GEOGRAPHY') return undefined
    if (value instanceof Uint8Array) return xxhash64(value)
    return undefined
  }

  // INT96 deprecated, or type missing on group columns
  return undefined
}

/**
 * Top-level column names that appear in $eq or $in predicates within a filter.
 * These are the only columns where a bloom filter can prove a value's absence
 * and let us skip a row group; any other operator can't be helped by a bloom.
 *
 * @param {ParquetQueryFilter | undefined} filter
 * @returns {Set<string>}
 */
function bloomEligibleColumns(filter) {
  /** @type {Set<string>} */
  const out = new Set()
  walkBloomEligible(filter, out)
  return out
}

/**
 * @param {ParquetQueryFilter | undefined} filter
 * @param {Set<string>} out
 */
function walkBloomEligible(filter, out) {
  if (!filter) return
  if ('$and' in filter && Array.isArray(filter.$and)) {
    for (const sub of filter.$and) walkBloomEligible(sub, out)
    return
  }
  if ('$or' in filter && Array.isArray(filter.$or)) {
    for (const sub of filter.$or) walkBloomEligible(sub, out)
    return
  }
  // $nor would need to prove presence, not absence — bloom can't help.
  if ('$nor' in filter) return
  for (const [field, condition] of Object.entries(filter)) {
    if (field.startsWith('$')) continue
    if (typeof condition === 'object' && condition !== null && !Array.isArray(condition)) {
      if ('$eq' in condition || '$in' in condition) out.add(field)
    } else {
      // primitive / null / array condition is an implicit $eq
      out.add(field)
    }
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/utils.js
/**
 * @import {AsyncBuffer, Awaitable, DecodedArray} from '../src/types.js'
 */



/**
 * Replace bigint, date, etc with legal JSON types.
 *
 * @param {any} obj object to convert
 * @returns {unknown} converted object
 */
function toJson(obj) {
  if (obj === undefined) return null
  if (typeof obj === 'bigint') return Number(obj)
  if (Object.is(obj, -0)) return 0
  if (Array.isArray(obj)) return obj.map(toJson)
  if (obj instanceof Uint8Array) return Array.from(obj)
  if (obj instanceof Date) return obj.toISOString()
  if (obj instanceof Object) {
    /** @type {Record<string, unknown>} */
    const newObj = {}
    for (const key of Object.keys(obj)) {
      if (obj[key] === undefined) continue
      newObj[key] = toJson(obj[key])
    }
    return newObj
  }
  return obj
}

/**
 * Concatenate two arrays fast.
 *
 * @param {any[]} aaa
 * @param {DecodedArray} bbb
 */
function concat(aaa, bbb) {
  const chunk = 10000
  for (let i = 0; i < bbb.length; i += chunk) {
    aaa.push(...bbb.slice(i, i + chunk))
  }
}

/**
 * Deep equality.
 *
 * @param {any} a
 * @param {any} b
 * @param {boolean} [strict]
 * @returns {boolean}
 */
function equals(a, b, strict = true) {
  // eslint-disable-next-line eqeqeq
  if (strict ? a === b : a == b) return true
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false

  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    if (a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) {
      if (a[i] !== b[i]) return false
    }
    return true
  }
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime()
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) {
      if (!equals(a[i], b[i], strict)) return false
    }
    return true
  }

  const aKeys = Object.keys(a)
  if (aKeys.length !== Object.keys(b).length) return false
  for (const k of aKeys) {
    if (!equals(a[k], b[k], strict)) return false
  }
  return true
}

/**
 * Get the byte length using fetch with a ranged GET request.
 * Aborts the request if server returns 200 instead of 206.
 *
 * @param {string} url
 * @param {RequestInit} [requestInit] fetch options
 * @param {typeof globalThis.fetch} [fetchFn] fetch function to use
 * @returns {Promise<number>}
 */
async function byteLengthFromUrlUsingGet(url, requestInit = {}, fetchFn = globalThis.fetch) {
  const controller = new AbortController()
  const headers = new Headers(requestInit.headers)
  headers.set('Range', 'bytes=0-0')

  const res = await fetchFn(url, {
    ...requestInit,
    headers,
    signal: controller.signal,
  })

  if (!res.ok) throw new Error(`fetch with range failed ${res.status}`)

  // Server supports Range requests (206 Partial Content)
  if (res.status === 206) {
    const contentRange = res.headers.get('Content-Range')
    if (!contentRange) throw new Error('missing content-range header')

    // Parse "bytes 0-0/9446073" to get total length
    const match = contentRange.match(/bytes \d+-\d+\/(\d+)/)
    if (!match) throw new Error(`invalid content-range header: ${contentRange}`)

    return parseInt(match[1])
  }

  // Server ignored Range and returned 200 - get Content-Length and abort request
  if (res.status === 200) {
    const contentLength = res.headers.get('Content-Length')

    // Abort the request to stop any ongoing download
    controller.abort()

    if (contentLength) return parseInt(contentLength)
  }

  throw new Error('server does not support range requests and missing content-length')
}

/**
 * Get the byte length of a URL using a HEAD request.
 * If HEAD fails with 403 (e.g., with signed S3 URLs), falls back to a ranged GET request.
 * If HEAD succeeds but Content-Length is missing, falls back to GET with range.
 * If requestInit is provided, it will be passed to fetch.
 *
 * @param {string} url
 * @param {RequestInit} [requestInit] fetch options
 * @param {typeof globalThis.fetch} [customFetch] fetch function to use
 * @returns {Promise<number>}
 */
async function byteLengthFromUrl(url, requestInit, customFetch) {
  const fetch = customFetch ?? globalThis.fetch
  const res = await fetch(url, { ...requestInit, method: 'HEAD' })

  // If HEAD request is forbidden (common with signed S3 URLs), try GET with range
  if (res.status === 403) {
    return byteLengthFromUrlUsingGet(url, requestInit, fetch)
  }

  if (!res.ok) throw new Error(`fetch head failed ${res.status}`)
  const length = res.headers.get('Content-Length')
  // If Content-Length is missing from HEAD, fallback to GET with range
  if (!length) {
    return byteLengthFromUrlUsingGet(url, requestInit, fetch)
  }
  return parseInt(length)
}

/**
 * Construct an AsyncBuffer for a URL.
 * If byteLength is not provided, will make a HEAD request to get the file size.
 * If fetch is provided, it will be used instead of the global fetch.
 * If requestInit is provided, it will be passed to fetch.
 *
 * @param {object} options
 * @param {string} options.url
 * @param {number} [options.byteLength]
 * @param {typeof globalThis.fetch} [options.fetch] fetch function to use
 * @param {RequestInit} [options.requestInit]
 * @returns {Promise<AsyncBuffer>}
 */
async function asyncBufferFromUrl({ url, byteLength, requestInit, fetch: customFetch }) {
  if (!url) throw new Error('missing url')
  const fetch = customFetch ?? globalThis.fetch
  // byte length from HEAD request
  byteLength ??= await byteLengthFromUrl(url, requestInit, fetch)

  /**
   * A promise for the whole buffer, if range requests are not supported.
   * @type {Promise<ArrayBuffer>|undefined}
   */
  let buffer = undefined
  const init = requestInit || {}

  return {
    byteLength,
    async slice(start, end) {
      if (buffer) {
        return buffer.then(buffer => buffer.slice(start, end))
      }

      const headers = new Headers(init.headers)
      const endStr = end === undefined ? '' : end - 1
      headers.set('Range', `bytes=${start}-${endStr}`)

      const res = await fetch(url, { ...init, headers })
      if (!res.ok || !res.body) throw new Error(`fetch failed ${res.status}`)

      if (res.status === 200) {
        // Endpoint does not support range requests and returned the whole object
        buffer = res.arrayBuffer()
        return buffer.then(buffer => buffer.slice(start, end))
      } else if (res.status === 206) {
        // The endpoint supports range requests and sent us the requested range
        return res.arrayBuffer()
      } else {
        throw new Error(`fetch received unexpected status code ${res.status}`)
      }
    },
  }
}

/**
 * Returns a cached layer on top of an AsyncBuffer. For caching slices of a file
 * that are read multiple times, possibly over a network.
 *
 * @param {AsyncBuffer} file file-like object to cache
 * @param {{ minSize?: number }} [options]
 * @returns {AsyncBuffer} cached file-like object
 */
function cachedAsyncBuffer({ byteLength, slice }, { minSize = defaultInitialFetchSize } = {}) {
  if (byteLength < minSize) {
    // Cache whole file if it's small
    const buffer = slice(0, byteLength)
    return {
      byteLength,
      async slice(start, end) {
        return (await buffer).slice(start, end)
      },
    }
  }
  const cache = new Map()
  return {
    byteLength,
    /**
     * @param {number} start
     * @param {number} [end]
     * @returns {Awaitable<ArrayBuffer>}
     */
    slice(start, end) {
      const key = cacheKey(start, end, byteLength)
      const cached = cache.get(key)
      if (cached) return cached
      // cache miss, read from file
      const promise = slice(start, end)
      cache.set(key, promise)
      return promise
    },
  }
}


/**
 * Returns canonical cache key for a byte range 'start,end'.
 * Normalize int-range and suffix-range requests to the same key.
 *
 * @param {number} start start byte of range
 * @param {number} [end] end byte of range, or undefined for suffix range
 * @param {number} [size] size of file, or undefined for suffix range
 * @returns {string}
 */
function cacheKey(start, end, size) {
  if (start < 0) {
    if (end !== undefined) throw new Error(`invalid suffix range [${start}, ${end}]`)
    if (size === undefined) return `${start},`
    return `${size + start},${size}`
  } else if (end !== undefined) {
    if (start > end) throw new Error(`invalid empty range [${start}, ${end}]`)
    return `${start},${end}`
  } else if (size === undefined) {
    return `${start},`
  } else {
    return `${start},${size}`
  }
}

/**
 * Flatten a list of lists into a single list.
 *
 * @param {DecodedArray[]} [chunks]
 * @returns {DecodedArray}
 */
function utils_flatten(chunks) {
  if (!chunks) return []
  if (chunks.length === 1) return chunks[0]
  /** @type {any[]} */
  const output = []
  for (const chunk of chunks) {
    concat(output, chunk)
  }
  return output
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/filter.js
/**
 * @import {BloomFilter, ColumnPageStats, PageRanges, ParquetQueryFilter, RowGroup, SchemaElement} from '../src/types.js'
 */




const encoder = new TextEncoder()

/**
 * Returns the physical leaf paths referenced by a filter.
 *
 * @param {ParquetQueryFilter} [filter]
 * @returns {string[]}
 */
function pathsNeededForFilter(filter) {
  if (!filter) return []
  /** @type {string[]} */
  const paths = []
  if ('$and' in filter && Array.isArray(filter.$and)) {
    paths.push(...filter.$and.flatMap(pathsNeededForFilter))
  } else if ('$or' in filter && Array.isArray(filter.$or)) {
    paths.push(...filter.$or.flatMap(pathsNeededForFilter))
  } else if ('$nor' in filter && Array.isArray(filter.$nor)) {
    paths.push(...filter.$nor.flatMap(pathsNeededForFilter))
  } else {
    paths.push(...Object.keys(filter))
  }
  return [...new Set(paths)]
}

/**
 * Returns an array of top-level column names needed to evaluate the filter.
 *
 * @param {ParquetQueryFilter} [filter]
 * @returns {string[]}
 */
function columnsNeededForFilter(filter) {
  return [...new Set(pathsNeededForFilter(filter).map(path => path.split('.')[0]))]
}

/**
 * Match a record against a query filter
 *
 * @param {Record<string, any>} record
 * @param {ParquetQueryFilter} filter
 * @param {boolean} [strict]
 * @returns {boolean}
 */
function matchFilter(record, filter, strict = true) {
  if ('$and' in filter && Array.isArray(filter.$and)) {
    return filter.$and.every(subQuery => matchFilter(record, subQuery, strict))
  }
  if ('$or' in filter && Array.isArray(filter.$or)) {
    return filter.$or.some(subQuery => matchFilter(record, subQuery, strict))
  }
  if ('$nor' in filter && Array.isArray(filter.$nor)) {
    return !filter.$nor.some(subQuery => matchFilter(record, subQuery, strict))
  }

  return Object.entries(filter).every(([field, condition]) => {
    const value = resolve(record, field)

    // implicit $eq for non-object conditions
    if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
      return equals(value, condition, strict)
    }

    return Object.entries(condition || {}).every(([operator, target]) => {
      if (operator === '$gt') return value !== null && value !== undefined && value > target
      if (operator === '$gte') return value !== null && value !== undefined && value >= target
      if (operator === '$lt') return value !== null && value !== undefined && value < target
      if (operator === '$lte') return value !== null && value !== undefined && value <= target
      if (operator === '$eq') return equals(value, target, strict)
      if (operator === '$ne') return !equals(value, target, strict)
      if (operator === '$in') return Array.isArray(target) && matchesIn(value, target, strict)
      if (operator === '$nin') return Array.isArray(target) && !matchesIn(value, target, strict)
      // value is already resolved, so re-wrap it under a plain key. Reusing
      // field would send a dotted path back through resolve and lose the value.
      if (operator === '$not') return !matchFilter({ value }, { value: target }, strict)
      return true
    })
  })
}

/**
 * Match a value or one of its immediate array elements against a list.
 *
 * @param {any} value
 * @param {any[]} targets
 * @param {boolean} strict
 * @returns {boolean}
 */
function matchesIn(value, targets, strict) {
  return targets.some(target =>
    equals(value, target, strict) ||
    Array.isArray(value) && value.some(element => equals(element, target, strict)))
}

/**
 * Check if a row group can be skipped based on filter and column statistics,
 * optionally consulting per-column bloom filters for equality predicates that
 * statistics can't decide.
 *
 * @param {object} options
 * @param {RowGroup} options.rowGroup
 * @param {string[]} options.physicalColumns
 * @param {ParquetQueryFilter | undefined} options.filter
 * @param {boolean} [options.strict]
 * @param {Record<string, BloomFilter>} [options.bloomFilters] keyed by filter path
 * @param {Record<string, SchemaElement>} [options.schemaElements] keyed by physical leaf path
 * @returns {boolean} true if the row group can be skipped
 */
function canSkipRowGroup({ rowGroup, physicalColumns, filter, strict = true, bloomFilters, schemaElements }) {
  if (!filter) return false

  // Handle logical operators
  if ('$and' in filter && Array.isArray(filter.$and)) {
    // For AND, we can skip if ANY condition allows skipping
    return filter.$and.some(subFilter => canSkipRowGroup({ rowGroup, physicalColumns, filter: subFilter, strict, bloomFilters, schemaElements }))
  }
  if ('$or' in filter && Array.isArray(filter.$or)) {
    // For OR, we can skip only if ALL conditions allow skipping
    return filter.$or.every(subFilter => canSkipRowGroup({ rowGroup, physicalColumns, filter: subFilter, strict, bloomFilters, schemaElements }))
  }
  if ('$nor' in filter && Array.isArray(filter.$nor)) {
    // For NOR, we can skip if none of the conditions allow skipping
    // This is complex, so we'll be conservative and not skip
    return false
  }

  // Check column filters
  for (const [field, condition] of Object.entries(filter)) {
    // Find the column chunk for this field
    const columnIndex = physicalColumns.indexOf(field)
    if (columnIndex === -1) continue

    const stats = rowGroup.columns[columnIndex].meta_data?.statistics
    const { min, max, min_value, max_value, null_count: nullCount } = stats || {}
    const minVal = min_value !== undefined ? min_value : min
    const maxVal = max_value !== undefined ? max_value : max
    const haveStats = minVal !== undefined && maxVal !== undefined

    const bloom = bloomFilters?.[field]
    const element = schemaElements?.[field]
    const matchingNulls = matchFilter({ value: null }, { value: condition }, strict) &&
      (nullCount === undefined || nullCount > 0)

    if (haveStats && !matchingNulls && canSkipStats(condition, minVal, maxVal, strict, element)) {
      return true
    }

    // Handle operators
    for (const [operator, target] of Object.entries(condition || {})) {
      // Bloom-filter skipping for equality predicates (proves absence, never presence)
      if (bloom && element) {
        if (operator === '$eq') {
          const hash = hashParquetValue(target, element)
          if (hash !== undefined && !sbbfContains(bloom.blocks, hash)) return true
        }
        if (operator === '$in' && Array.isArray(target) && target.length > 0) {
          let allAbsent = true
          for (const v of target) {
            const h = hashParquetValue(v, element)
            if (h === undefined || sbbfContains(bloom.blocks, h)) {
              allAbsent = false
              break
            }
          }
          if (allAbsent) return true
        }
      }
    }
  }

  return false
}

/**
 * Check if a page value range [minVal, maxVal] provably contains no value
 * matching the operator conditions.
 *
 * @param {any} condition operator object like { $gt: 5 }
 * @param {any} minVal lower bound (may be truncated, still a valid bound)
 * @param {any} maxVal upper bound (may be truncated, still a valid bound)
 * @param {boolean} strict
 * @param {SchemaElement} [element] physical schema element for the bounds
 * @returns {boolean} true if no value in the range can match
 */
function canSkipStats(condition, minVal, maxVal, strict, element) {
  if (minVal === undefined || maxVal === undefined) return false
  const mayContainNaN = element?.type === 'FLOAT' || element?.type === 'DOUBLE' || element?.logical_type?.type === 'FLOAT16'
  for (const [operator, target] of Object.entries(condition || {})) {
    const minComparison = compareParquetValues(minVal, target, strict, element)
    const maxComparison = compareParquetValues(maxVal, target, strict, element)
    // Row filtering uses JavaScript relational operators. For non-ASCII
    // strings their UTF-16 order can differ from Parquet's UTF-8 index order,
    // and binary values are string-coerced rather than byte-compared, so those
    // min/max bounds cannot safely prove a relational predicate impossible.
    const binaryBounds = minVal instanceof Uint8Array || maxVal instanceof Uint8Array
    const relationalBoundsAreSafe = !binaryBounds && (element?.type !== 'BYTE_ARRAY' ||
      typeof target === 'string' && [...target].every(character => character.charCodeAt(0) <= 0x7f))
    if (operator === '$gt' && relationalBoundsAreSafe && maxComparison !== undefined && maxComparison <= 0) return true
    if (operator === '$gte' && relationalBoundsAreSafe && maxComparison !== undefined && maxComparison < 0) return true
    if (operator === '$lt' && relationalBoundsAreSafe && minComparison !== undefined && minComparison >= 0) return true
    if (operator === '$lte' && relationalBoundsAreSafe && minComparison !== undefined && minComparison > 0) return true
    if (operator === '$eq') {
      const targetMinComparison = compareParquetValues(target, minVal, strict, element)
      const targetMaxComparison = compareParquetValues(target, maxVal, strict, element)
      if (targetMinComparison !== undefined && targetMinComparison < 0 ||
          targetMaxComparison !== undefined && targetMaxComparison > 0) return true
    }
    if (operator === '$ne' && !mayContainNaN && equals(minVal, maxVal, strict) && equals(minVal, target, strict)) return true
    if (operator === '$in' && Array.isArray(target) && target.every(value => {
      const valueMinComparison = compareParquetValues(value, minVal, strict, element)
      const valueMaxComparison = compareParquetValues(value, maxVal, strict, element)
      return valueMinComparison !== undefined && valueMinComparison < 0 ||
        valueMaxComparison !== undefined && valueMaxComparison > 0
    })) return true
    if (operator === '$nin' && !mayContainNaN && Array.isArray(target) && equals(minVal, maxVal, strict) && target.some(value => equals(minVal, value, strict))) return true
  }
  return false
}

/**
 * Compare values using Parquet's unsigned lexicographic ordering for binary
 * values. Returns undefined when values do not have a safely comparable order.
 *
 * @param {any} a
 * @param {any} b
 * @param {boolean} strict
 * @param {SchemaElement} [element]
 * @returns {-1 | 0 | 1 | undefined}
 */
function compareParquetValues(a, b, strict, element) {
  // BYTE_ARRAY values are decoded as UTF-8 strings by the default parser even
  // without an explicit UTF8/STRING annotation.
  if (element?.type === 'BYTE_ARRAY') {
    if (typeof a !== 'string' || typeof b !== 'string') return undefined
    return compareBytes(encoder.encode(a), encoder.encode(b))
  }
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) return undefined
    return compareBytes(a, b)
  }
  if (a < b) return -1
  if (a > b) return 1
  if (equals(a, b, strict)) return 0
  return undefined
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 * @returns {-1 | 0 | 1}
 */
function compareBytes(a, b) {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    if (a[i] < b[i]) return -1
    if (a[i] > b[i]) return 1
  }
  if (a.length < b.length) return -1
  if (a.length > b.length) return 1
  return 0
}

/**
 * Check whether the filter condition accepts a null value.
 *
 * @param {any} condition
 * @param {boolean} strict
 * @returns {boolean}
 */
function matchesNull(condition, strict) {
  return matchFilter({ value: null }, { value: condition }, strict)
}

/**
 * Compute candidate row ranges within a row group that could match the filter,
 * based on per-page column index statistics.
 *
 * Returns sorted disjoint [start, end) row ranges relative to the group.
 * An empty array means the filter provably matches no rows in the group.
 * Returns undefined when the page statistics give no pruning information
 * (the caller must read the whole selection).
 *
 * @param {ParquetQueryFilter | undefined} filter
 * @param {Record<string, ColumnPageStats>} columnPages keyed by physical leaf path
 * @param {number} groupRows number of rows in the row group
 * @param {boolean} [strict]
 * @returns {PageRanges | undefined}
 */
function filterPageRanges(filter, columnPages, groupRows, strict = true) {
  if (!filter) return undefined
  if ('$and' in filter && Array.isArray(filter.$and)) {
    /** @type {PageRanges | undefined} */
    let ranges
    for (const subFilter of filter.$and) {
      ranges = intersectRanges(ranges, filterPageRanges(subFilter, columnPages, groupRows, strict))
    }
    return ranges
  }
  if ('$or' in filter && Array.isArray(filter.$or)) {
    /** @type {PageRanges} */
    let ranges = []
    for (const subFilter of filter.$or) {
      const subRanges = filterPageRanges(subFilter, columnPages, groupRows, strict)
      // any un-prunable branch could match anywhere
      if (!subRanges) return undefined
      ranges = unionRanges(ranges, subRanges)
    }
    return ranges
  }
  if ('$nor' in filter && Array.isArray(filter.$nor)) {
    // Conservative: negations cannot be pruned by min/max bounds
    return undefined
  }

  // Column conditions: all fields must match, so intersect their ranges
  /** @type {PageRanges | undefined} */
  let result
  for (const [field, condition] of Object.entries(filter)) {
    const pages = columnPages[field]
    if (!pages) continue
    const nullCanMatch = matchesNull(condition, strict)
    /** @type {PageRanges} */
    const keep = []
    for (let i = 0; i < pages.pageStarts.length; i++) {
      const start = pages.pageStarts[i]
      const end = i + 1 < pages.pageStarts.length ? pages.pageStarts[i + 1] : groupRows
      const nullCount = pages.nullCounts?.[i]
      // Keep pages with matching nulls, including pages whose null presence is
      // unknown because the optional null_counts index field was omitted.
      const matchingNulls = nullCanMatch && (nullCount === undefined || nullCount > 0)
      const skip = !pages.nullPages[i] && !matchingNulls &&
        canSkipStats(condition, pages.minValues[i], pages.maxValues[i], strict, pages.element)
      if (!skip) {
        const last = keep[keep.length - 1]
        if (last && last[1] === start) last[1] = end
        else keep.push([start, end])
      }
    }
    result = intersectRanges(result, keep)
  }
  return result
}

/**
 * Intersect two sets of sorted disjoint ranges. Undefined means "everything".
 *
 * @param {PageRanges | undefined} a
 * @param {PageRanges | undefined} b
 * @returns {PageRanges | undefined}
 */
function intersectRanges(a, b) {
  if (!a) return b
  if (!b) return a
  /** @type {PageRanges} */
  const out = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i][0], b[j][0])
    const end = Math.min(a[i][1], b[j][1])
    if (start < end) out.push([start, end])
    if (a[i][1] < b[j][1]) i++
    else j++
  }
  return out
}

/**
 * Union two sets of sorted disjoint ranges.
 *
 * @param {PageRanges} a
 * @param {PageRanges} b
 * @returns {PageRanges}
 */
function unionRanges(a, b) {
  /** @type {PageRanges} */
  const out = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const next = j >= b.length || i < a.length && a[i][0] <= b[j][0] ? a[i++] : b[j++]
    const last = out[out.length - 1]
    if (last && next[0] <= last[1]) last[1] = Math.max(last[1], next[1])
    else out.push([next[0], next[1]])
  }
  return out
}

/**
 * Resolve a dot-notation path to a value in a nested object.
 *
 * @param {Record<string, any>} record
 * @param {string} path
 * @returns {any}
 */
function resolve(record, path) {
  let value = record
  for (const part of path.split('.')) {
    value = value?.[part]
  }
  return value
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/indexes.js
/**
 * @import {ColumnIndex, DataReader, OffsetIndex, PageLocation, ParquetParsers, SchemaElement} from '../src/types.js'
 */






/**
 * @param {DataReader} reader
 * @param {SchemaElement} schema
 * @param {Partial<ParquetParsers> | undefined} parsers
 * @returns {ColumnIndex}
 */
function readColumnIndex(reader, schema, parsers = undefined) {
  const allParsers = { ...DEFAULT_PARSERS, ...parsers }

  const thrift = deserializeTCompactProtocol(reader)
  return {
    null_pages: thrift.field_1,
    min_values: thrift.field_2.map((/** @type {any} */ m) => convertMetadata(m, schema, allParsers)),
    max_values: thrift.field_3.map((/** @type {any} */ m) => convertMetadata(m, schema, allParsers)),
    boundary_order: BoundaryOrders[thrift.field_4],
    null_counts: thrift.field_5,
    repetition_level_histograms: thrift.field_6,
    definition_level_histograms: thrift.field_7,
  }
}

/**
 * @param {DataReader} reader
 * @returns {OffsetIndex}
 */
function readOffsetIndex(reader) {
  const thrift = deserializeTCompactProtocol(reader)
  return {
    // @ts-ignore
    page_locations: thrift.field_1.map(loc => ({
      offset: loc.field_1,
      compressed_page_size: loc.field_2,
      first_row_index: loc.field_3,
    })),
    unencoded_byte_array_data_bytes: thrift.field_2,
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/plan.js






/**
 * @import {AsyncBuffer, BloomFilter, ByteRange, ChunkPlan, ColumnPageStats, FileMetaData, GroupPlan, PageLocation, PageRanges, ParquetParsers, ParquetQueryFilter, ParquetReadOptions, QueryPlan, RowGroup, SchemaElement, SchemaTree} from '../src/types.js'
 */

// Combine column chunks if less than 2mb
const runLimit = 1 << 21 // 2mb
// When reading selected columns, combine chunks separated by at most this many unrequested bytes.
// Arrow C++ before 18 and Polars write a copy of each column's metadata after its chunk, leaving small gaps.
// Same default as Arrow's CacheOptions hole_size_limit.
const columnGapLimit = 1 << 13 // 8kb

/**
 * Plan which byte ranges to read to satisfy a read request.
 * Metadata must be non-null.
 *
 * @param {ParquetReadOptions & { bloomFiltersByGroup?: Record<string, BloomFilter>[], schemaElements?: Record<string, SchemaElement>, pageRangesByGroup?: (PageRanges | undefined)[], pageLocationsByGroup?: Record<string, PageLocation[]>[] }} options
 * @returns {QueryPlan}
 */
function plan_parquetPlan(options) {
  const { metadata, rowStart = 0, columns, useOffsetIndex = false } = options
  if (!metadata) throw new Error('parquetPlan requires metadata')
  /** @type {GroupPlan[]} */
  const groups = []
  /** @type {ByteRange[]} */
  const fetches = []
  /** @type {ByteRange[]} */
  const indexes = []
  const scanPlan = parquetPlanGroups(options)
  for (const group of scanPlan.groups) {
    const groupPlan = parquetPlanGroup({ ...group, columns, useOffsetIndex })
    groups.push(...groupPlan.groups)
    fetches.push(...groupPlan.fetches)
    indexes.push(...groupPlan.indexes)
  }
  fetches.push(...indexes)

  return { metadata, rowStart, rowEnd: scanPlan.rowEnd, columns, fetches, groups }
}

/**
 * Select physical row-group ranges without planning column reads.
 *
 * @param {ParquetReadOptions & { bloomFiltersByGroup?: Record<string, BloomFilter>[], schemaElements?: Record<string, SchemaElement>, pageRangesByGroup?: (PageRanges | undefined)[], pageLocationsByGroup?: Record<string, PageLocation[]>[] }} options
 * @returns {{groups: {rowGroup: RowGroup, groupIndex: number, groupStart: number, groupRows: number, ranges: PageRanges, pageRanges?: PageRanges, pageLocations?: Record<string, PageLocation[]>}[], rowEnd: number}}
 */
function parquetPlanGroups({ metadata, rowStart = 0, rowEnd = Infinity, columns, filter, filterStrict = true, bloomFiltersByGroup, schemaElements, pageRangesByGroup, pageLocationsByGroup }) {
  if (!metadata) throw new Error('parquetPlan requires metadata')
  const schemaTree = parquetSchema(metadata)
  const physicalColumns = getPhysicalColumns(schemaTree)
  const elementsByPath = filter ? {
    ...physicalSchemaElements(schemaTree),
    ...schemaElements,
  } : schemaElements
  const groups = []
  let groupStart = 0
  for (let groupIndex = 0; groupIndex < metadata.row_groups.length; groupIndex++) {
    const rowGroup = metadata.row_groups[groupIndex]
    const groupRows = Number(rowGroup.num_rows)
    const groupEnd = groupStart + groupRows
    if (groupRows > 0 && groupEnd > rowStart && groupStart < rowEnd && !canSkipRowGroup({
      rowGroup,
      physicalColumns,
      filter,
      strict: filterStrict,
      bloomFilters: bloomFiltersByGroup?.[groupIndex],
      schemaElements: elementsByPath,
    })) {
      const selectStart = Math.max(rowStart - groupStart, 0)
      const selectEnd = Math.min(rowEnd - groupStart, groupRows)
      const pageRanges = pageRangesByGroup?.[groupIndex]
      const pageLocations = pageLocationsByGroup?.[groupIndex]
      /** @type {PageRanges} */
      let ranges = pageRanges
        ? pageRanges
          .map(([start, end]) => {
            /** @type {[number, number]} */
            const range = [Math.max(start, selectStart), Math.min(end, selectEnd)]
            return range
          })
          .filter(([start, end]) => start < end)
        : [[selectStart, selectEnd]]

      if (ranges.length > 1) {
        const canSplit = rowGroup.columns.every(chunk => {
          const columnName = chunk.meta_data?.path_in_schema[0]
          const columnPath = chunk.meta_data?.path_in_schema.join('.')
          if (columns && columnName && !columns.includes(columnName)) return true
          return !!(chunk.offset_index_offset && chunk.offset_index_length) || !!(columnPath && pageLocations?.[columnPath])
        })
        ranges = canSplit
          ? coalesceOverlappingPageRanges(ranges, rowGroup, columns, pageLocations)
          : [[ranges[0][0], ranges[ranges.length - 1][1]]]
      }
      if (ranges.length) {
        groups.push({ rowGroup, groupIndex, groupStart, groupRows, ranges, pageRanges, pageLocations })
      }
    }
    groupStart = groupEnd
  }
  return { groups, rowEnd: isFinite(rowEnd) ? rowEnd : groupStart }
}

/**
 * Build byte plans for retained ranges in one row group.
 *
 * @param {object} options
 * @param {RowGroup} options.rowGroup
 * @param {number} options.groupStart
 * @param {number} options.groupRows
 * @param {PageRanges} options.ranges
 * @param {string[]} [options.columns]
 * @param {boolean} [options.useOffsetIndex]
 * @param {PageRanges} [options.pageRanges]
 * @param {Record<string, PageLocation[]>} [options.pageLocations]
 * @returns {{groups: GroupPlan[], fetches: ByteRange[], indexes: ByteRange[]}}
 */
function parquetPlanGroup({ rowGroup, groupStart, groupRows, ranges, columns, useOffsetIndex = false, pageRanges, pageLocations }) {
  /** @type {ChunkPlan[]} */
  const chunks = []
  /** @type {ByteRange[]} */
  const fetches = []
  /** @type {ByteRange[]} */
  const indexes = []
  const narrowed = ranges.length > 1 || ranges[0][0] > 0 || ranges[0][1] < groupRows
  for (const chunk of rowGroup.columns) {
    const meta = chunk.meta_data
    if (chunk.file_path) throw new Error('parquet file_path not supported')
    if (!meta) throw new Error('parquet column metadata is undefined')
    if (columns && !columns.includes(meta.path_in_schema[0])) continue
    const columnOffset = meta.dictionary_page_offset || meta.data_page_offset
    const startByte = Number(columnOffset)
    const endByte = Number(columnOffset + meta.total_compressed_size)
    const chunkPageLocations = pageLocations?.[meta.path_in_schema.join('.')]

    if (chunkPageLocations && narrowed) {
      chunks.push({ columnMetadata: meta, pageLocations: chunkPageLocations, range: { startByte, endByte } })
    } else if ((useOffsetIndex || pageRanges) && chunk.offset_index_offset && chunk.offset_index_length && narrowed) {
      const startByte = Number(chunk.offset_index_offset)
      chunks.push({
        columnMetadata: meta,
        offsetIndex: { startByte, endByte: startByte + chunk.offset_index_length },
        range: { startByte: Number(columnOffset), endByte },
      })
    } else {
      chunks.push({ columnMetadata: meta, range: { startByte, endByte } })
    }
  }

  /** @type {ByteRange[]} */
  const columnRanges = []
  /** @type {ByteRange | undefined} */
  let run
  for (const chunk of chunks) {
    if ('pageLocations' in chunk) continue
    if ('offsetIndex' in chunk) {
      indexes.push(chunk.offsetIndex)
    } else if (columns) {
      columnRanges.push(chunk.range)
    } else if (run && chunk.range.endByte - run.startByte <= runLimit) {
      run.endByte = chunk.range.endByte
    } else {
      if (run) fetches.push(run)
      run = { ...chunk.range }
    }
  }
  if (run) fetches.push(run)
  // selected chunks are combined in file order, skipping only small gaps
  fetches.push(...coalesceByteRanges(columnRanges, columnGapLimit, runLimit))
  const groups = ranges.map(([selectStart, selectEnd]) => ({
    chunks,
    rowGroup,
    groupStart,
    groupRows,
    selectStart,
    selectEnd,
  }))
  return { groups, fetches, indexes }
}

/**
 * Merge candidate ranges when any selected column would read an overlapping
 * data page for both ranges. Unknown page layouts are merged conservatively.
 *
 * @param {PageRanges} ranges
 * @param {RowGroup} rowGroup
 * @param {string[] | undefined} columns
 * @param {Record<string, PageLocation[]> | undefined} pageLocations
 * @returns {PageRanges}
 */
function coalesceOverlappingPageRanges(ranges, rowGroup, columns, pageLocations) {
  const selectedPageLayouts = rowGroup.columns
    .filter(chunk => !columns || columns.includes(chunk.meta_data?.path_in_schema[0] || ''))
    .map(chunk => pageLocations?.[chunk.meta_data?.path_in_schema.join('.') || ''])

  /** @type {PageRanges} */
  const merged = []
  for (const range of ranges) {
    const last = merged[merged.length - 1]
    const overlapsPage = last && selectedPageLayouts.some(pages => {
      if (!pages) return true
      const lastPages = pagesForRange(last, pages, Number(rowGroup.num_rows))
      const rangePages = pagesForRange(range, pages, Number(rowGroup.num_rows))
      return lastPages[0] <= rangePages[1] && rangePages[0] <= lastPages[1]
    })
    if (last && overlapsPage) last[1] = range[1]
    else merged.push([...range])
  }
  return merged
}

/**
 * Return the inclusive indexes of the first and last pages overlapping a row
 * range. Offset indexes cover every row, so a valid range always finds a page.
 *
 * @param {[number, number]} range
 * @param {PageLocation[]} pages
 * @param {number} groupRows
 * @returns {[number, number]}
 */
function pagesForRange([rangeStart, rangeEnd], pages, groupRows) {
  let first = Infinity
  let last = -Infinity
  for (let i = 0; i < pages.length; i++) {
    const pageStart = Number(pages[i].first_row_index)
    const pageEnd = i + 1 < pages.length ? Number(pages[i + 1].first_row_index) : groupRows
    if (pageEnd > rangeStart && pageStart < rangeEnd) {
      first = Math.min(first, i)
      last = i
    }
  }
  return [first, last]
}

/**
 * Fetch bloom filters for $eq / $in columns of row groups not already provably
 * skippable by statistics alone. Returns an array indexed by row-group ordinal;
 * each entry maps top-level column name → BloomFilter for any chunk whose
 * bloom filter we were able to parse. Adds one round-trip when at least one
 * bloom filter is fetched; otherwise returns synchronously.
 *
 * @param {object} options
 * @param {AsyncBuffer} options.file
 * @param {FileMetaData} options.metadata
 * @param {ParquetQueryFilter} options.filter
 * @param {boolean} [options.filterStrict]
 * @returns {Promise<Record<string, BloomFilter>[]>}
 */
async function prefetchBloomFilters({ file, metadata, filter, filterStrict = true }) {
  const result = metadata.row_groups.map(() => /** @type {Record<string, BloomFilter>} */ ({}))
  const eligibleCols = bloomEligibleColumns(filter)
  if (eligibleCols.size === 0) return result
  const physicalColumns = getPhysicalColumns(parquetSchema(metadata))

  /** @type {Promise<void>[]} */
  const tasks = []
  metadata.row_groups.forEach((rowGroup, rgIdx) => {
    if (canSkipRowGroup({ rowGroup, physicalColumns, filter, strict: filterStrict })) return
    for (const colName of eligibleCols) {
      const columnIdx = physicalColumns.indexOf(colName)
      if (columnIdx === -1) continue
      const meta = rowGroup.columns[columnIdx]?.meta_data
      if (!meta?.bloom_filter_offset || !meta.bloom_filter_length) continue
      const start = Number(meta.bloom_filter_offset)
      const end = start + meta.bloom_filter_length
      tasks.push((async () => {
        const buffer = await file.slice(start, end)
        const bloom = readBloomFilter({ view: new DataView(buffer), offset: 0 })
        if (bloom) result[rgIdx][colName] = bloom
      })())
    }
  })

  if (tasks.length) await Promise.all(tasks)
  return result
}

/**
 * Fetch page indexes (column index + offset index) for filter columns of row
 * groups that survive row-group-level pruning, and compute candidate row
 * ranges per group from the per-page min/max statistics.
 *
 * Returns pageRangesByGroup indexed by row-group ordinal: sorted disjoint
 * [start, end) row ranges (relative to the group) that could match the filter.
 * An empty array means the group provably contains no matching rows; undefined
 * means no page-level information was available for that group.
 * Also returns pageLocationsByGroup, mapping row-group ordinals and physical
 * leaf paths to page locations, so the read path can reuse the parsed offset
 * indexes without refetching them.
 *
 * @param {object} options
 * @param {AsyncBuffer} options.file
 * @param {FileMetaData} options.metadata
 * @param {ParquetQueryFilter} [options.filter]
 * @param {boolean} [options.filterStrict]
 * @param {number} [options.rowStart]
 * @param {number} [options.rowEnd]
 * @param {string[]} [options.columns]
 * @param {Record<string, BloomFilter>[]} [options.bloomFiltersByGroup]
 * @param {Record<string, SchemaElement>} [options.schemaElements]
 * @param {Partial<ParquetParsers>} [options.parsers]
 * @returns {Promise<{pageRangesByGroup: (PageRanges | undefined)[], pageLocationsByGroup: Record<string, PageLocation[]>[]}>}
 */
async function prefetchPageIndexes({ file, metadata, filter, filterStrict = true, rowStart = 0, rowEnd = Infinity, columns, bloomFiltersByGroup, schemaElements, parsers }) {
  /** @type {(PageRanges | undefined)[]} */
  const pageRangesByGroup = metadata.row_groups.map(() => undefined)
  const pageLocationsByGroup = metadata.row_groups.map(() => /** @type {Record<string, PageLocation[]>} */ ({}))
  if (filter && '$nor' in filter && Array.isArray(filter.$nor)) {
    return { pageRangesByGroup, pageLocationsByGroup }
  }
  const filterColumns = pathsNeededForFilter(filter)
  if (!filterColumns.length) return { pageRangesByGroup, pageLocationsByGroup }
  const schemaTree = parquetSchema(metadata)
  const physicalColumns = getPhysicalColumns(schemaTree)
  const elementsByPath = {
    ...physicalSchemaElements(schemaTree),
    ...schemaElements,
  }

  /** @type {ByteRange[]} */
  const indexRanges = []
  /** @type {((file: AsyncBuffer) => Promise<void>)[]} */
  const indexTasks = []
  /** @type {{rgIdx: number, groupRows: number, columnPages: Record<string, ColumnPageStats>}[]} */
  const candidateGroups = []
  let groupStart = 0
  metadata.row_groups.forEach((rowGroup, rgIdx) => {
    const groupRows = Number(rowGroup.num_rows)
    const groupEnd = groupStart + groupRows
    const overlaps = groupRows > 0 && groupEnd > rowStart && groupStart < rowEnd
    groupStart = groupEnd
    if (!overlaps) return
    if (canSkipRowGroup({ rowGroup, physicalColumns, filter, strict: filterStrict, bloomFilters: bloomFiltersByGroup?.[rgIdx], schemaElements: elementsByPath })) return

    /** @type {Record<string, ColumnPageStats>} */
    const columnPages = {}
    let columnTaskCount = 0
    const scheduledOffsetPaths = new Set()
    let hasFilterIndex = false
    for (const columnName of filterColumns) {
      const columnIdx = physicalColumns.indexOf(columnName)
      if (columnIdx === -1) continue
      const chunk = rowGroup.columns[columnIdx]
      const meta = chunk?.meta_data
      if (!meta) continue
      if (!chunk.column_index_offset || !chunk.column_index_length) continue
      if (!chunk.offset_index_offset || !chunk.offset_index_length) continue
      const element = elementsByPath[columnName]
      if (!element) continue
      hasFilterIndex = true
      scheduledOffsetPaths.add(columnName)
      const columnIndexStart = Number(chunk.column_index_offset)
      const offsetIndexStart = Number(chunk.offset_index_offset)
      const columnIndexEnd = columnIndexStart + chunk.column_index_length
      const offsetIndexEnd = offsetIndexStart + chunk.offset_index_length
      indexRanges.push(
        { startByte: columnIndexStart, endByte: columnIndexEnd },
        { startByte: offsetIndexStart, endByte: offsetIndexEnd }
      )
      columnTaskCount++
      indexTasks.push(async prefetchedFile => {
        const [columnIndexBuffer, offsetIndexBuffer] = await Promise.all([
          prefetchedFile.slice(columnIndexStart, columnIndexEnd),
          prefetchedFile.slice(offsetIndexStart, offsetIndexEnd),
        ])
        const columnIndex = readColumnIndex({ view: new DataView(columnIndexBuffer), offset: 0 }, element, parsers)
        const offsetIndex = readOffsetIndex({ view: new DataView(offsetIndexBuffer), offset: 0 })
        pageLocationsByGroup[rgIdx][columnName] = offsetIndex.page_locations
        columnPages[columnName] = {
          minValues: columnIndex.min_values,
          maxValues: columnIndex.max_values,
          nullPages: columnIndex.null_pages,
          nullCounts: columnIndex.null_counts,
          pageStarts: offsetIndex.page_locations.map(page => Number(page.first_row_index)),
          element,
        }
      })
    }
    // Candidate ranges are shared by every selected column. Load their offset
    // indexes too so the planner can merge ranges that map to the same coarse
    // page instead of fetching and decoding that page more than once.
    if (hasFilterIndex) {
      for (const chunk of rowGroup.columns) {
        const meta = chunk.meta_data
        if (!meta) continue
        const columnName = meta.path_in_schema[0]
        const columnPath = meta.path_in_schema.join('.')
        if (columns && !columns.includes(columnName)) continue
        if (scheduledOffsetPaths.has(columnPath)) continue
        if (!chunk.offset_index_offset || !chunk.offset_index_length) continue
        scheduledOffsetPaths.add(columnPath)
        const offsetIndexStart = Number(chunk.offset_index_offset)
        const offsetIndexEnd = offsetIndexStart + chunk.offset_index_length
        indexRanges.push({ startByte: offsetIndexStart, endByte: offsetIndexEnd })
        columnTaskCount++
        indexTasks.push(async prefetchedFile => {
          const offsetIndexBuffer = await prefetchedFile.slice(offsetIndexStart, offsetIndexEnd)
          const offsetIndex = readOffsetIndex({ view: new DataView(offsetIndexBuffer), offset: 0 })
          pageLocationsByGroup[rgIdx][columnPath] = offsetIndex.page_locations
        })
      }
    }
    if (columnTaskCount) {
      candidateGroups.push({ rgIdx, groupRows, columnPages })
    }
  })

  if (indexTasks.length) {
    const prefetchedFile = prefetchAsyncBuffer(file, { fetches: coalesceByteRanges(indexRanges) })
    await Promise.all(indexTasks.map(task => task(prefetchedFile)))
    for (const { rgIdx, groupRows, columnPages } of candidateGroups) {
      pageRangesByGroup[rgIdx] = filterPageRanges(filter, columnPages, groupRows, filterStrict)
    }
  }
  return { pageRangesByGroup, pageLocationsByGroup }
}

/**
 * Merge overlapping or touching byte ranges. By default no bytes are added;
 * pass maxGap to also merge ranges separated by up to maxGap unrequested bytes,
 * as long as the merged range stays within maxSize.
 *
 * @param {ByteRange[]} ranges
 * @param {number} [maxGap]
 * @param {number} [maxSize]
 * @returns {ByteRange[]}
 */
function coalesceByteRanges(ranges, maxGap = 0, maxSize = Infinity) {
  const sorted = ranges
    .map(range => ({ ...range }))
    .sort((a, b) => a.startByte - b.startByte || a.endByte - b.endByte)
  /** @type {ByteRange[]} */
  const merged = []
  for (const range of sorted) {
    const last = merged[merged.length - 1]
    if (last && range.startByte <= last.endByte + maxGap && Math.max(last.endByte, range.endByte) - last.startByte <= maxSize) {
      last.endByte = Math.max(last.endByte, range.endByte)
    } else {
      merged.push(range)
    }
  }
  return merged
}

/**
 * Build a lookup from physical paths to leaf schema elements.
 *
 * @param {SchemaTree} schemaTree
 * @returns {Record<string, SchemaElement>}
 */
function physicalSchemaElements(schemaTree) {
  /** @type {Record<string, SchemaElement>} */
  const elements = {}
  /** @param {SchemaTree} node */
  function traverse(node) {
    if (node.children.length) {
      for (const child of node.children) traverse(child)
    } else {
      elements[node.path.join('.')] = node.element
    }
  }
  traverse(schemaTree)
  return elements
}

/**
 * Prefetch byte ranges from an AsyncBuffer.
 *
 * @param {AsyncBuffer} file
 * @param {{fetches: ByteRange[]}} options
 * @returns {AsyncBuffer}
 */
function prefetchAsyncBuffer(file, { fetches }) {
  // fetch byte ranges from the file
  const promises = fetches.map(({ startByte, endByte }) => file.slice(startByte, endByte))
  return {
    byteLength: file.byteLength,
    slice(start, end = file.byteLength) {
      // find matching slice
      const index = fetches.findIndex(({ startByte, endByte }) => startByte <= start && end <= endByte)
      if (index < 0) {
        // fallback to direct read
        return file.slice(start, end)
      }
      if (fetches[index].startByte !== start || fetches[index].endByte !== end) {
        // slice a subrange of the prefetch
        const startOffset = start - fetches[index].startByte
        const endOffset = end - fetches[index].startByte
        if (promises[index] instanceof Promise) {
          return promises[index].then(buffer => buffer.slice(startOffset, endOffset))
        } else {
          return promises[index].slice(startOffset, endOffset)
        }
      } else {
        return promises[index]
      }
    },
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/variant.js


/**
 * @import {DataReader, ParquetParsers, VariantMetadata} from '../src/types.js'
 */

const variant_decoder = new TextDecoder()
/** @type {WeakMap<object, Map<string, VariantMetadata>>} */
const metadataCache = new WeakMap()

/**
 * Recursively decode variant structs into native values.
 *
 * @param {any} value
 * @param {ParquetParsers} [parsers]
 * @returns {any}
 */
function decodeVariantColumn(value, parsers = DEFAULT_PARSERS) {
  if (Array.isArray(value)) {
    return value.map(entry => decodeVariantColumn(entry, parsers))
  }
  if (typeof value !== 'object') return value

  if ('metadata' in value) {
    const metadata = parseVariantMetadata(value.metadata)

    // Decode shredded fields from typed_value
    const shreddedFields = value.typed_value && decodeTypedValue(value.typed_value, metadata, parsers)

    // Decode binary value (may contain additional fields for partially shredded objects)
    const binaryValue = value.value && readVariant(makeReader(value.value), metadata, parsers)

    // Merge shredded and binary values for partially shredded objects
    if (shreddedFields && binaryValue) {
      return { ...binaryValue, ...shreddedFields }
    }
    return shreddedFields ?? binaryValue
  }

  return value
}

/**
 * Decode a shredded variant typed_value field.
 *
 * @param {any} typedValue
 * @param {VariantMetadata} metadata
 * @param {ParquetParsers} parsers
 * @returns {any}
 */
function decodeTypedValue(typedValue, metadata, parsers) {
  if (typedValue instanceof Date) return typedValue

  // Handle {typed_value, value} wrapper - unwrap and recurse
  if (typedValue && typeof typedValue === 'object' && !Array.isArray(typedValue) && !(typedValue instanceof Uint8Array)) {
    if ('typed_value' in typedValue && typedValue.typed_value !== null && typedValue.typed_value !== undefined) {
      return decodeTypedValue(typedValue.typed_value, metadata, parsers)
    }
    if ('value' in typedValue && typedValue.value instanceof Uint8Array) {
      return readVariant(makeReader(typedValue.value), metadata, parsers)
    }
    if ('typed_value' in typedValue || 'value' in typedValue) {
      // both null/missing → field is null
      return null
    }
    // Shredded object: each field value gets decoded
    /** @type {Record<string, any>} */
    const result = {}
    for (const [key, field] of Object.entries(typedValue)) {
      if (!metadata.dictionary.includes(key)) continue
      result[key] = decodeTypedValue(field, metadata, parsers)
    }
    return result
  }

  // Uint8Array: decode as binary variant
  if (typedValue instanceof Uint8Array) {
    return readVariant(makeReader(typedValue), metadata, parsers)
  }

  // Arrays
  if (Array.isArray(typedValue)) {
    return typedValue.map(element => decodeTypedValue(element, metadata, parsers))
  }

  return typedValue
}

/**
 * @param {Uint8Array} bytes
 * @returns {DataReader}
 */
function makeReader(bytes) {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
}

/**
 * Parse and cache variant metadata dictionary.
 *
 * @param {Uint8Array} bytes
 * @returns {VariantMetadata}
 */
function parseVariantMetadata(bytes) {
  let bufferCache = metadataCache.get(bytes.buffer)
  if (!bufferCache) {
    bufferCache = new Map()
    metadataCache.set(bytes.buffer, bufferCache)
  }
  const key = `${bytes.byteOffset}:${bytes.byteLength}`
  const cached = bufferCache.get(key)
  if (cached) return cached

  const reader = makeReader(bytes)
  const header = reader.view.getUint8(reader.offset++)
  const version = header & 0x0f
  if (version !== 1) throw new Error(`parquet unsupported variant metadata version: ${version}`)
  const sorted = (header >> 4 & 0x1) === 1
  const offsetSize = (header >> 6 & 0x3) + 1

  const dictionarySize = readUnsigned(reader, offsetSize)

  const offsets = new Array(dictionarySize + 1)
  for (let i = 0; i < offsets.length; i++) {
    offsets[i] = readUnsigned(reader, offsetSize)
  }

  const base = reader.offset
  const dictionary = new Array(dictionarySize)
  for (let i = 0; i < dictionarySize; i++) {
    const start = offsets[i]
    const end = offsets[i + 1]
    const strBytes = new Uint8Array(bytes.buffer, bytes.byteOffset + base + start, end - start)
    dictionary[i] = variant_decoder.decode(strBytes)
  }

  const metadata = { dictionary, sorted }
  bufferCache.set(key, metadata)
  return metadata
}

/**
 * @param {DataReader} reader
 * @param {number} byteWidth
 * @returns {number}
 */
function readUnsigned(reader, byteWidth) {
  let value = 0
  for (let i = 0; i < byteWidth; i++) {
    value |= reader.view.getUint8(reader.offset + i) << i * 8
  }
  reader.offset += byteWidth
  return value
}

/**
 * @param {DataReader} reader
 * @param {VariantMetadata} metadata
 * @param {ParquetParsers} parsers
 * @returns {any}
 */
function readVariant(reader, metadata, parsers) {
  const typeByte = reader.view.getUint8(reader.offset++)
  const basicType = typeByte & 0x3
  const header = typeByte >> 2
  if (basicType === 0) return readVariantPrimitive(reader, header, parsers)
  if (basicType === 2) return readVariantObject(reader, header, metadata, parsers)
  if (basicType === 3) return readVariantArray(reader, header, metadata, parsers)
  // else short string
  const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, header)
  reader.offset += header
  return variant_decoder.decode(bytes)
}

/**
 * @param {DataReader} reader
 * @param {number} typeId
 * @param {ParquetParsers} parsers
 * @returns {any}
 */
function readVariantPrimitive(reader, typeId, parsers) {
  switch (typeId) {
  case 0: return null
  case 1: return true
  case 2: return false
  case 3: {
    const value = reader.view.getInt8(reader.offset)
    reader.offset += 1
    return value
  }
  case 4: {
    const value = reader.view.getInt16(reader.offset, true)
    reader.offset += 2
    return value
  }
  case 5: {
    const value = reader.view.getInt32(reader.offset, true)
    reader.offset += 4
    return value
  }
  case 6: {
    const value = reader.view.getBigInt64(reader.offset, true)
    reader.offset += 8
    return value
  }
  case 7: {
    const value = reader.view.getFloat64(reader.offset, true)
    reader.offset += 8
    return value
  }
  case 8:
    return readVariantDecimal(reader, 4)
  case 9:
    return readVariantDecimal(reader, 8)
  case 10:
    return readVariantDecimal(reader, 16)
  case 11: {
    const value = reader.view.getInt32(reader.offset, true)
    reader.offset += 4
    return parsers.dateFromDays(value)
  }
  case 12: // timestamp_micros (utc)
  case 13: { // timestamp_micros_ntz (no timezone)
    const value = reader.view.getBigInt64(reader.offset, true)
    reader.offset += 8
    return parsers.timestampFromMicroseconds(value)
  }
  case 14: {
    const value = reader.view.getFloat32(reader.offset, true)
    reader.offset += 4
    return value
  }
  case 15:
    return readVariantBinary(reader)
  case 16: {
    const bytes = readVariantBinary(reader)
    return variant_decoder.decode(bytes)
  }
  case 17: {
    // time: microseconds since midnight
    const value = reader.view.getBigInt64(reader.offset, true)
    reader.offset += 8
    return value
  }
  case 18: // timestamp_nanos (utc)
  case 19: { // timestamp_nanos_ntz (no timezone)
    const value = reader.view.getBigInt64(reader.offset, true)
    reader.offset += 8
    return parsers.timestampFromNanoseconds(value)
  }
  case 20: {
    const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, 16)
    reader.offset += 16
    const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
  default:
    throw new Error(`parquet unsupported variant primitive type: ${typeId}`)
  }
}

/**
 * @param {DataReader} reader
 * @param {number} header
 * @param {VariantMetadata} metadata
 * @param {ParquetParsers} parsers
 * @returns {Record<string, any>}
 */
function readVariantObject(reader, header, metadata, parsers) {
  const offsetWidth = (header & 0x3) + 1
  const idWidth = (header >> 2 & 0x3) + 1
  const isLarge = header >> 4 & 0x1
  const numElements = isLarge ? readUnsigned(reader, 4) : reader.view.getUint8(reader.offset++)

  /** @type {number[]} */
  const fieldIds = new Array(numElements)
  for (let i = 0; i < numElements; i++) {
    fieldIds[i] = readUnsigned(reader, idWidth)
  }

  const offsets = new Array(numElements + 1)
  for (let i = 0; i < offsets.length; i++) {
    offsets[i] = readUnsigned(reader, offsetWidth)
  }

  /** @type {Record<string, any>} */
  const out = {}
  for (let i = 0; i < numElements; i++) {
    const key = metadata.dictionary[fieldIds[i]]
    // Read value at the given offset
    const valueReader = {
      view: reader.view,
      offset: reader.offset + offsets[i],
    }
    out[key] = readVariant(valueReader, metadata, parsers)
  }
  reader.offset += offsets[offsets.length - 1]
  return out
}

/**
 * @param {DataReader} reader
 * @param {number} header
 * @param {VariantMetadata} metadata
 * @param {ParquetParsers} parsers
 * @returns {any[]}
 */
function readVariantArray(reader, header, metadata, parsers) {
  const fieldOffsetSize = header & 0x3
  const isLarge = header >> 2 & 0x1
  const offsetWidth = fieldOffsetSize + 1
  const numElements = readUnsigned(reader, isLarge ? 4 : 1)

  const offsets = new Array(numElements + 1)
  for (let i = 0; i < offsets.length; i++) {
    offsets[i] = readUnsigned(reader, offsetWidth)
  }

  const valuesStart = reader.offset
  const result = new Array(numElements)
  for (let i = 0; i < numElements; i++) {
    const valueReader = {
      view: reader.view,
      offset: valuesStart + offsets[i],
    }
    result[i] = readVariant(valueReader, metadata, parsers)
  }
  reader.offset = valuesStart + offsets[offsets.length - 1]
  return result
}

/**
 * @param {DataReader} reader
 * @param {number} width
 * @returns {number}
 */
function readVariantDecimal(reader, width) {
  const scale = reader.view.getUint8(reader.offset)
  reader.offset += 1
  let unscaled
  if (width === 4) {
    unscaled = BigInt(reader.view.getInt32(reader.offset, true))
    reader.offset += 4
  } else if (width === 8) {
    unscaled = reader.view.getBigInt64(reader.offset, true)
    reader.offset += 8
  } else {
    const low = reader.view.getBigUint64(reader.offset, true)
    const high = reader.view.getBigInt64(reader.offset + 8, true)
    unscaled = high << 64n | low
    reader.offset += 16
  }

  return Number(unscaled) * 10 ** -scale
}

/**
 * @param {DataReader} reader
 * @returns {Uint8Array}
 */
function readVariantBinary(reader) {
  const length = reader.view.getUint32(reader.offset, true)
  reader.offset += 4
  const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, length)
  reader.offset += length
  return bytes
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/assemble.js



/**
 * Reconstructs a complex nested structure from flat arrays of values and
 * definition and repetition levels, according to Dremel encoding.
 *
 * @param {any[]} output
 * @param {number[] | undefined} definitionLevels
 * @param {number[]} repetitionLevels
 * @param {DecodedArray} values
 * @param {SchemaTree[]} schemaPath
 * @returns {DecodedArray}
 */
function assembleLists(output, definitionLevels, repetitionLevels, values, schemaPath) {
  const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath)
  // If no def/rep levels, synthesize def levels at max
  if (!definitionLevels?.length && !repetitionLevels.length) {
    if (!maxDefinitionLevel || !values.length) return values
    definitionLevels = new Array(values.length).fill(maxDefinitionLevel)
  }
  const n = definitionLevels?.length || repetitionLevels.length
  const repetitionPath = schemaPath.map(({ element }) => element.repetition_type)
  let valueIndex = 0

  // Track state of nested structures
  const containerStack = [output]
  let currentContainer = output
  let currentDepth = 0 // schema depth
  let currentDefLevel = 0 // list depth
  let currentRepLevel = 0

  if (repetitionLevels[0]) {
    // continue previous row
    while (currentDepth < repetitionPath.length - 2 && currentRepLevel < repetitionLevels[0]) {
      currentDepth++
      if (repetitionPath[currentDepth] !== 'REQUIRED') {
        // go into last list
        currentContainer = currentContainer.at(-1)
        containerStack.push(currentContainer)
        currentDefLevel++
      }
      if (repetitionPath[currentDepth] === 'REPEATED') currentRepLevel++
    }
  }

  for (let i = 0; i < n; i++) {
    // assert(currentDefLevel === containerStack.length - 1)
    const def = definitionLevels?.length ? definitionLevels[i] : maxDefinitionLevel
    const rep = repetitionLevels[i]

    // Pop up to start of rep level
    while (currentDepth && (rep < currentRepLevel || repetitionPath[currentDepth] !== 'REPEATED')) {
      if (repetitionPath[currentDepth] !== 'REQUIRED') {
        containerStack.pop()
        currentDefLevel--
      }
      if (repetitionPath[currentDepth] === 'REPEATED') currentRepLevel--
      currentDepth--
    }
    // @ts-expect-error won't be empty
    currentContainer = containerStack.at(-1)

    // Go deeper to end of definition level
    while (
      (currentDepth < repetitionPath.length - 2 || repetitionPath[currentDepth + 1] === 'REPEATED') &&
      (currentDefLevel < def || repetitionPath[currentDepth + 1] === 'REQUIRED')
    ) {
      currentDepth++
      if (repetitionPath[currentDepth] !== 'REQUIRED') {
        /** @type {any[]} */
        const newList = []
        currentContainer.push(newList)
        currentContainer = newList
        containerStack.push(newList)
        currentDefLevel++
      }
      if (repetitionPath[currentDepth] === 'REPEATED') currentRepLevel++
    }

    // Add value or null based on definition level
    if (def === maxDefinitionLevel) {
      // assert(currentDepth === maxDefinitionLevel || currentDepth === repetitionPath.length - 2)
      currentContainer.push(values[valueIndex++])
    } else if (currentDepth === repetitionPath.length - 2) {
      currentContainer.push(null)
    } else {
      currentContainer.push([])
    }
  }

  // Handle edge cases for empty inputs or single-level data
  if (!output.length) {
    // return max definition level of nested lists
    for (let i = 0; i < maxDefinitionLevel; i++) {
      /** @type {any[]} */
      const newList = []
      currentContainer.push(newList)
      currentContainer = newList
    }
  }

  return output
}

/**
 * Assemble a nested structure from subcolumn data.
 *
 * @param {Map<string, DecodedArray>} subcolumnData
 * @param {SchemaTree} schema top-level schema element
 * @param {ParquetParsers} parsers
 * @param {number} [depth] depth of nested structure
 */
function assembleNested(subcolumnData, schema, parsers, depth = 0) {
  const path = schema.path.join('.')
  const optional = schema.element.repetition_type === 'OPTIONAL'
  const nextDepth = optional ? depth + 1 : depth

  if (isListLike(schema)) {
    let sublist = schema.children[0]
    let subDepth = nextDepth
    if (sublist.children.length === 1) {
      sublist = sublist.children[0]
      subDepth++
    }
    assembleNested(subcolumnData, sublist, parsers, subDepth)

    const subcolumn = sublist.path.join('.')
    const values = subcolumnData.get(subcolumn)
    if (!values) throw new Error('parquet list column missing values')
    if (optional) flattenAtDepth(values, depth)
    subcolumnData.set(path, values)
    subcolumnData.delete(subcolumn)
    return
  }

  if (isMapLike(schema)) {
    const mapName = schema.children[0].element.name

    // Assemble keys and values
    assembleNested(subcolumnData, schema.children[0].children[0], parsers, nextDepth + 1)
    assembleNested(subcolumnData, schema.children[0].children[1], parsers, nextDepth + 1)

    const keys = subcolumnData.get(`${path}.${mapName}.key`)
    const values = subcolumnData.get(`${path}.${mapName}.value`)

    if (!keys) throw new Error('parquet map column missing keys')
    if (!values) throw new Error('parquet map column missing values')
    if (keys.length !== values.length) {
      throw new Error('parquet map column key/value length mismatch')
    }

    const out = assembleMaps(keys, values, nextDepth)
    if (optional) flattenAtDepth(out, depth)

    subcolumnData.delete(`${path}.${mapName}.key`)
    subcolumnData.delete(`${path}.${mapName}.value`)
    subcolumnData.set(path, out)
    return
  }

  // Struct-like column
  if (schema.children.length) {
    // construct a meta struct and then invert
    const invertDepth = schema.element.repetition_type === 'REQUIRED' ? depth : depth + 1
    /** @type {Record<string, any>} */
    const struct = {}
    for (const child of schema.children) {
      assembleNested(subcolumnData, child, parsers, invertDepth)
      const childData = subcolumnData.get(child.path.join('.'))
      if (!childData) throw new Error('parquet struct missing child data')
      struct[child.element.name] = childData
    }
    // remove children
    for (const child of schema.children) {
      subcolumnData.delete(child.path.join('.'))
    }

    // invert struct by depth
    let inverted = invertStruct(struct, invertDepth)
    if (schema.element.logical_type?.type === 'VARIANT') {
      inverted = decodeVariantColumn(inverted, parsers)
    }
    if (optional) flattenAtDepth(inverted, depth)
    subcolumnData.set(path, inverted)
  }
}

/**
 * @import {DecodedArray, ParquetParsers, SchemaTree} from '../src/types.js'
 * @param {DecodedArray} arr
 * @param {number} depth
 */
function flattenAtDepth(arr, depth) {
  for (let i = 0; i < arr.length; i++) {
    if (depth) {
      flattenAtDepth(arr[i], depth - 1)
    } else {
      arr[i] = arr[i][0]
    }
  }
}

/**
 * @param {DecodedArray} keys
 * @param {DecodedArray} values
 * @param {number} depth
 * @returns {any[]}
 */
function assembleMaps(keys, values, depth) {
  const out = []
  for (let i = 0; i < keys.length; i++) {
    if (depth) {
      out.push(assembleMaps(keys[i], values[i], depth - 1)) // go deeper
    } else {
      if (keys[i]) {
        /** @type {Record<string, any>} */
        const obj = {}
        for (let j = 0; j < keys[i].length; j++) {
          const value = values[i][j]
          obj[keys[i][j]] = value === undefined ? null : value
        }
        out.push(obj)
      } else {
        out.push(undefined)
      }
    }
  }
  return out
}

/**
 * Invert a struct-like object by depth.
 *
 * @param {Record<string, any[]>} struct
 * @param {number} depth
 * @returns {any[]}
 */
function invertStruct(struct, depth) {
  const keys = Object.keys(struct)
  const length = struct[keys[0]]?.length
  const out = []
  for (let i = 0; i < length; i++) {
    /** @type {Record<string, any>} */
    const obj = {}
    for (const key of keys) {
      if (struct[key].length !== length) throw new Error('parquet struct parsing error')
      obj[key] = struct[key][i]
    }
    if (depth) {
      out.push(invertStruct(obj, depth - 1)) // deeper
    } else {
      out.push(obj)
    }
  }
  return out
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/delta.js
/**
 * @import {DataReader} from '../src/types.js'
 */



/**
 * @param {DataReader} reader
 * @param {number} count number of values to read
 * @param {Int32Array | BigInt64Array} output
 */
function deltaBinaryUnpack(reader, count, output) {
  if (output instanceof Int32Array) {
    deltaBinaryUnpackInt32(reader, count, output)
    return
  }
  const blockSize = readVarInt(reader)
  const miniblockPerBlock = readVarInt(reader)
  readVarInt(reader) // assert(=== count)
  let value = readZigZagBigInt(reader) // first value
  let outputIndex = 0
  output[outputIndex++] = value

  const valuesPerMiniblock = blockSize / miniblockPerBlock

  while (outputIndex < count) {
    // new block
    const minDelta = readZigZagBigInt(reader)
    const bitWidths = new Uint8Array(miniblockPerBlock)
    for (let i = 0; i < miniblockPerBlock; i++) {
      bitWidths[i] = reader.view.getUint8(reader.offset++)
    }

    for (let i = 0; i < miniblockPerBlock && outputIndex < count; i++) {
      // new miniblock
      const bitWidth = bitWidths[i]
      if (bitWidth) {
        // Miniblock data lengths are multiples of four bytes.
        let bitpackPos = 0
        let miniblockCount = valuesPerMiniblock
        const mask = (1n << BigInt(bitWidth)) - 1n
        while (miniblockCount && outputIndex < count) {
          let bits = BigInt(reader.view.getUint32(reader.offset, true) >>> bitpackPos) & mask // TODO: don't re-read value every time
          bitpackPos += bitWidth
          while (bitpackPos >= 32) {
            bitpackPos -= 32
            reader.offset += 4
            if (bitpackPos) {
              bits |= BigInt(reader.view.getUint32(reader.offset, true)) << BigInt(bitWidth - bitpackPos) & mask
            }
          }
          const delta = minDelta + bits
          value += delta
          output[outputIndex++] = value
          miniblockCount--
        }
        if (miniblockCount) {
          // consume leftover miniblock
          reader.offset += Math.ceil((miniblockCount * bitWidth + bitpackPos) / 8)
        }
      } else {
        for (let j = 0; j < valuesPerMiniblock && outputIndex < count; j++) {
          value += minDelta
          output[outputIndex++] = value
        }
      }
    }
  }
}

/**
 * Decode INT32 without BigInt arithmetic in the per-value loop.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @param {Int32Array} output
 */
function deltaBinaryUnpackInt32(reader, count, output) {
  const blockSize = readVarInt(reader)
  const miniblockPerBlock = readVarInt(reader)
  readVarInt(reader)
  let value = readZigZag(reader)
  let outputIndex = 0
  output[outputIndex++] = value
  const valuesPerMiniblock = blockSize / miniblockPerBlock
  const { view } = reader
  while (outputIndex < count) {
    const minDelta = readZigZagInt33(reader)
    const bitWidthsOffset = reader.offset
    let offset = bitWidthsOffset + miniblockPerBlock
    for (let i = 0; i < miniblockPerBlock && outputIndex < count; i++) {
      const bitWidth = view.getUint8(bitWidthsOffset + i)
      const end = offset + valuesPerMiniblock * bitWidth / 8
      let bitOffset = 0
      for (let j = 0; j < valuesPerMiniblock && outputIndex < count; j++) {
        let residual = 0
        let bitsRead = 0
        while (bitsRead < bitWidth) {
          const bitsToRead = Math.min(8 - bitOffset, bitWidth - bitsRead)
          // Residual bits at 32 and above vanish modulo 2^32.
          if (bitsRead < 32) {
            residual |= (view.getUint8(offset) >>> bitOffset & (1 << bitsToRead) - 1) << bitsRead
          }
          bitsRead += bitsToRead
          bitOffset += bitsToRead
          if (bitOffset === 8) {
            bitOffset = 0
            offset++
          }
        }
        // Parquet INT32 delta arithmetic wraps in two's complement.
        value = value + minDelta + residual | 0
        output[outputIndex++] = value
      }
      // Consume the entire padded miniblock, but not unused miniblock bodies.
      offset = end
    }
    reader.offset = offset
  }
}

/**
 * Read a zigzag varint modulo 2^32. INT32 deltas can need 33 bits, which
 * readZigZag truncates, but only the low 32 bits of the decoded value matter.
 * readVarInt keeps the low 32 zigzag bits of a 5-byte varint; bit 32 is bit 4
 * of the fifth byte. Reusing readVarInt keeps the caller's hot loop fast.
 *
 * @param {DataReader} reader
 * @returns {number}
 */
function readZigZagInt33(reader) {
  const start = reader.offset
  const low = readVarInt(reader)
  const high = reader.offset - start === 5 ? reader.view.getUint8(start + 4) >>> 4 & 1 : 0
  return (low >>> 1 | high << 31) ^ -(low & 1)
}

/**
 * @param {DataReader} reader
 * @param {number} count
 * @param {Uint8Array[]} output
 */
function deltaLengthByteArray(reader, count, output) {
  const lengths = new Int32Array(count)
  deltaBinaryUnpack(reader, count, lengths)
  for (let i = 0; i < count; i++) {
    output[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, lengths[i])
    reader.offset += lengths[i]
  }
}

/**
 * @param {DataReader} reader
 * @param {number} count
 * @param {Uint8Array[]} output
 */
function deltaByteArray(reader, count, output) {
  const prefixData = new Int32Array(count)
  deltaBinaryUnpack(reader, count, prefixData)
  const suffixData = new Int32Array(count)
  deltaBinaryUnpack(reader, count, suffixData)

  for (let i = 0; i < count; i++) {
    const suffix = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, suffixData[i])
    if (prefixData[i]) {
      // copy from previous value
      output[i] = new Uint8Array(prefixData[i] + suffixData[i])
      output[i].set(output[i - 1].subarray(0, prefixData[i]))
      output[i].set(suffix, prefixData[i])
    } else {
      output[i] = suffix
    }
    reader.offset += suffixData[i]
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/encoding.js
/**
 * @import {DataReader, DecodedArray, ParquetType} from '../src/types.js'
 */



/**
 * Read values from a run-length encoded/bit-packed hybrid encoding.
 *
 * If length is zero, then read int32 length at the start.
 *
 * @param {DataReader} reader
 * @param {number} width - bitwidth
 * @param {DecodedArray} output
 * @param {number} [length] - length of the encoded data
 */
function readRleBitPackedHybrid(reader, width, output, length) {
  if (length === undefined) {
    length = reader.view.getUint32(reader.offset, true)
    reader.offset += 4
  }
  const startOffset = reader.offset
  let seen = 0
  while (seen < output.length) {
    const header = readVarInt(reader)
    if (header & 1) {
      // bit-packed
      seen = readBitPacked(reader, header, width, output, seen)
    } else {
      // rle
      const count = header >>> 1
      readRle(reader, count, width, output, seen)
      seen += count
    }
  }
  reader.offset = startOffset + length // duckdb writes an empty block
}

/**
 * Run-length encoding: read value with bitWidth and repeat it count times.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @param {number} bitWidth
 * @param {DecodedArray} output
 * @param {number} seen
 */
function readRle(reader, count, bitWidth, output, seen) {
  const width = bitWidth + 7 >> 3
  let value = 0
  for (let i = 0; i < width; i++) {
    value |= reader.view.getUint8(reader.offset++) << (i << 3)
  }
  // assert(value < 1 << bitWidth)

  // repeat value count times
  for (let i = 0; i < count; i++) {
    output[seen + i] = value
  }
}

/**
 * Read a bit-packed run of the rle/bitpack hybrid.
 * Supports width > 8 (crossing bytes).
 *
 * @param {DataReader} reader
 * @param {number} header - bit-pack header
 * @param {number} bitWidth
 * @param {DecodedArray} output
 * @param {number} seen
 * @returns {number} total output values so far
 */
function readBitPacked(reader, header, bitWidth, output, seen) {
  let count = header >> 1 << 3 // values to read
  const mask = (1 << bitWidth) - 1

  let data = 0
  if (reader.offset < reader.view.byteLength) {
    data = reader.view.getUint8(reader.offset++)
  } else if (mask) {
    // sometimes out-of-bounds reads are masked out
    throw new Error(`parquet bitpack offset ${reader.offset} out of range`)
  }
  let left = 8
  let right = 0

  // read values
  while (count) {
    // if we have crossed a byte boundary, shift the data
    if (right > 8) {
      right -= 8
      left -= 8
      data >>>= 8
    } else if (left - right < bitWidth) {
      // if we don't have bitWidth number of bits to read, read next byte
      data |= reader.view.getUint8(reader.offset) << left
      reader.offset++
      left += 8
    } else {
      if (seen < output.length) {
        // emit value
        output[seen++] = data >> right & mask
      }
      count--
      right += bitWidth
    }
  }

  return seen
}

/**
 * @param {DataReader} reader
 * @param {number} count
 * @param {ParquetType} type
 * @param {number | undefined} typeLength
 * @returns {DecodedArray}
 */
function byteStreamSplit(reader, count, type, typeLength) {
  const width = byteWidth(type, typeLength)
  const bytes = new Uint8Array(count * width)
  for (let b = 0; b < width; b++) {
    for (let i = 0; i < count; i++) {
      bytes[i * width + b] = reader.view.getUint8(reader.offset++)
    }
  }
  // interpret bytes as typed array
  if (type === 'FLOAT') return new Float32Array(bytes.buffer)
  else if (type === 'DOUBLE') return new Float64Array(bytes.buffer)
  else if (type === 'INT32') return new Int32Array(bytes.buffer)
  else if (type === 'INT64') return new BigInt64Array(bytes.buffer)
  else if (type === 'FIXED_LEN_BYTE_ARRAY') {
    // split into arrays of typeLength
    const split = new Array(count)
    for (let i = 0; i < count; i++) {
      split[i] = bytes.subarray(i * width, (i + 1) * width)
    }
    return split
  }
  throw new Error(`parquet byte_stream_split unsupported type: ${type}`)
}

/**
 * @param {ParquetType} type
 * @param {number | undefined} typeLength
 * @returns {number}
 */
function byteWidth(type, typeLength) {
  switch (type) {
  case 'INT32':
  case 'FLOAT':
    return 4
  case 'INT64':
  case 'DOUBLE':
    return 8
  case 'FIXED_LEN_BYTE_ARRAY':
    if (!typeLength) throw new Error('parquet byteWidth missing type_length')
    return typeLength
  default:
    throw new Error(`parquet unsupported type: ${type}`)
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/plain.js
/**
 * Read `count` values of the given type from the reader.view.
 *
 * @param {DataReader} reader - buffer to read data from
 * @param {ParquetType} type - parquet type of the data
 * @param {number} count - number of values to read
 * @param {number | undefined} fixedLength - length of each fixed length byte array
 * @returns {DecodedArray} array of values
 */
function readPlain(reader, type, count, fixedLength) {
  if (count === 0) return []
  if (type === 'BOOLEAN') {
    return readPlainBoolean(reader, count)
  } else if (type === 'INT32') {
    return readPlainInt32(reader, count)
  } else if (type === 'INT64') {
    return readPlainInt64(reader, count)
  } else if (type === 'INT96') {
    return readPlainInt96(reader, count)
  } else if (type === 'FLOAT') {
    return readPlainFloat(reader, count)
  } else if (type === 'DOUBLE') {
    return readPlainDouble(reader, count)
  } else if (type === 'BYTE_ARRAY') {
    return readPlainByteArray(reader, count)
  } else if (type === 'FIXED_LEN_BYTE_ARRAY') {
    if (!fixedLength) throw new Error('parquet missing fixed length')
    return readPlainByteArrayFixed(reader, count, fixedLength)
  } else {
    throw new Error(`parquet unhandled type: ${type}`)
  }
}

/**
 * Read `count` boolean values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {boolean[]}
 */
function readPlainBoolean(reader, count) {
  const values = new Array(count)
  for (let i = 0; i < count; i++) {
    const byteOffset = reader.offset + (i / 8 | 0)
    const bitOffset = i % 8
    const byte = reader.view.getUint8(byteOffset)
    values[i] = (byte & 1 << bitOffset) !== 0
  }
  reader.offset += Math.ceil(count / 8)
  return values
}

/**
 * Read `count` int32 values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {Int32Array}
 */
function readPlainInt32(reader, count) {
  const values = (reader.view.byteOffset + reader.offset) % 4
    ? new Int32Array(align(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 4))
    : new Int32Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count)
  reader.offset += count * 4
  return values
}

/**
 * Read `count` int64 values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {BigInt64Array}
 */
function readPlainInt64(reader, count) {
  const values = (reader.view.byteOffset + reader.offset) % 8
    ? new BigInt64Array(align(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 8))
    : new BigInt64Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count)
  reader.offset += count * 8
  return values
}

/**
 * Read `count` int96 values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {bigint[]}
 */
function readPlainInt96(reader, count) {
  const values = new Array(count)
  for (let i = 0; i < count; i++) {
    const low = reader.view.getBigInt64(reader.offset + i * 12, true)
    const high = reader.view.getInt32(reader.offset + i * 12 + 8, true)
    values[i] = BigInt(high) << 64n | low
  }
  reader.offset += count * 12
  return values
}

/**
 * Read `count` float values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {Float32Array}
 */
function readPlainFloat(reader, count) {
  const values = (reader.view.byteOffset + reader.offset) % 4
    ? new Float32Array(align(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 4))
    : new Float32Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count)
  reader.offset += count * 4
  return values
}

/**
 * Read `count` double values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {Float64Array}
 */
function readPlainDouble(reader, count) {
  const values = (reader.view.byteOffset + reader.offset) % 8
    ? new Float64Array(align(reader.view.buffer, reader.view.byteOffset + reader.offset, count * 8))
    : new Float64Array(reader.view.buffer, reader.view.byteOffset + reader.offset, count)
  reader.offset += count * 8
  return values
}

/**
 * Read `count` byte array values.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @returns {Uint8Array[]}
 */
function readPlainByteArray(reader, count) {
  const values = new Array(count)
  for (let i = 0; i < count; i++) {
    const length = reader.view.getUint32(reader.offset, true)
    reader.offset += 4
    values[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, length)
    reader.offset += length
  }
  return values
}

/**
 * Read a fixed length byte array.
 *
 * @param {DataReader} reader
 * @param {number} count
 * @param {number} fixedLength
 * @returns {Uint8Array[]}
 */
function readPlainByteArrayFixed(reader, count, fixedLength) {
  // assert(reader.view.byteLength - reader.offset >= count * fixedLength)
  const values = new Array(count)
  for (let i = 0; i < count; i++) {
    values[i] = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, fixedLength)
    reader.offset += fixedLength
  }
  return values
}

/**
 * Create a new buffer with the offset and size.
 *
 * @import {DataReader, DecodedArray, ParquetType} from '../src/types.js'
 * @param {ArrayBufferLike} buffer
 * @param {number} offset
 * @param {number} size
 * @returns {ArrayBuffer}
 */
function align(buffer, offset, size) {
  const aligned = new ArrayBuffer(size)
  new Uint8Array(aligned).set(new Uint8Array(buffer, offset, size))
  return aligned
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/snappy.js
/**
 * The MIT License (MIT)
 * Copyright (c) 2016 Zhipeng Jia
 * https://github.com/zhipeng-jia/snappyjs
 */

const WORD_MASK = [0, 0xff, 0xffff, 0xffffff, 0xffffffff]

/**
 * Copy bytes from one array to another
 *
 * @param {Uint8Array} fromArray source array
 * @param {number} fromPos source position
 * @param {Uint8Array} toArray destination array
 * @param {number} toPos destination position
 * @param {number} length number of bytes to copy
 */
function copyBytes(fromArray, fromPos, toArray, toPos, length) {
  for (let i = 0; i < length; i++) {
    toArray[toPos + i] = fromArray[fromPos + i]
  }
}

/**
 * Decompress snappy data.
 * Accepts an output buffer to avoid allocating a new buffer for each call.
 *
 * @param {Uint8Array} input compressed data
 * @param {Uint8Array} output output buffer
 */
function snappyUncompress(input, output) {
  const inputLength = input.byteLength
  const outputLength = output.byteLength
  let pos = 0
  let outPos = 0

  // skip preamble (contains uncompressed length as varint)
  while (pos < inputLength) {
    const c = input[pos]
    pos++
    if (c < 128) {
      break
    }
  }
  if (outputLength && pos >= inputLength) {
    throw new Error('invalid snappy length header')
  }

  while (pos < inputLength) {
    const c = input[pos]
    let len = 0
    pos++

    if (pos >= inputLength) {
      throw new Error('missing eof marker')
    }

    // There are two types of elements, literals and copies (back references)
    if ((c & 0x3) === 0) {
      // Literals are uncompressed data stored directly in the byte stream
      let len = (c >>> 2) + 1
      // Longer literal length is encoded in multiple bytes
      if (len > 60) {
        if (pos + 3 >= inputLength) {
          throw new Error('snappy error literal pos + 3 >= inputLength')
        }
        const lengthSize = len - 60 // length bytes - 1
        len = input[pos]
          + (input[pos + 1] << 8)
          + (input[pos + 2] << 16)
          + (input[pos + 3] << 24)
        len = (len & WORD_MASK[lengthSize]) + 1
        pos += lengthSize
      }
      if (pos + len > inputLength) {
        throw new Error('snappy error literal exceeds input length')
      }
      copyBytes(input, pos, output, outPos, len)
      pos += len
      outPos += len
    } else {
      // Copy elements
      let offset = 0 // offset back from current position to read
      switch (c & 0x3) {
      case 1:
        // Copy with 1-byte offset
        len = (c >>> 2 & 0x7) + 4
        offset = input[pos] + (c >>> 5 << 8)
        pos++
        break
      case 2:
        // Copy with 2-byte offset
        if (inputLength <= pos + 1) {
          throw new Error('snappy error end of input')
        }
        len = (c >>> 2) + 1
        offset = input[pos] + (input[pos + 1] << 8)
        pos += 2
        break
      case 3:
        // Copy with 4-byte offset
        if (inputLength <= pos + 3) {
          throw new Error('snappy error end of input')
        }
        len = (c >>> 2) + 1
        offset = input[pos]
          + (input[pos + 1] << 8)
          + (input[pos + 2] << 16)
          + (input[pos + 3] << 24)
        pos += 4
        break
      default:
        break
      }
      if (offset === 0 || isNaN(offset)) {
        throw new Error(`invalid offset ${offset} pos ${pos} inputLength ${inputLength}`)
      }
      if (offset > outPos) {
        throw new Error('cannot copy from before start of buffer')
      }
      copyBytes(output, outPos - offset, output, outPos, len)
      outPos += len
    }
  }

  if (outPos !== outputLength) throw new Error('premature end of input')
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/datapage.js
/**
 * @import {ColumnDecoder, CompressionCodec, Compressors, DataPage, DataPageHeader, DataPageHeaderV2, DataReader, DecodedArray, PageHeader, SchemaTree} from '../src/types.js'
 */







/**
 * Read a data page from uncompressed reader.
 *
 * @param {Uint8Array} bytes raw page data (should already be decompressed)
 * @param {DataPageHeader} daph data page header
 * @param {ColumnDecoder} columnDecoder
 * @returns {DataPage} definition levels, repetition levels, and array of values
 */
function readDataPage(bytes, daph, { type, element, schemaPath }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader = { view, offset: 0 }
  /** @type {DecodedArray} */
  let dataPage

  // repetition and definition levels
  const repetitionLevels = readRepetitionLevels(reader, daph, schemaPath)
  // assert(!repetitionLevels.length || repetitionLevels.length === daph.num_values)
  const { definitionLevels, numNulls } = readDefinitionLevels(reader, daph, schemaPath)
  // assert(!definitionLevels.length || definitionLevels.length === daph.num_values)

  // read values based on encoding
  const nValues = daph.num_values - numNulls
  if (daph.encoding === 'PLAIN') {
    dataPage = readPlain(reader, type, nValues, element.type_length)
  } else if (
    daph.encoding === 'PLAIN_DICTIONARY' ||
    daph.encoding === 'RLE_DICTIONARY' ||
    daph.encoding === 'RLE'
  ) {
    const bitWidth = type === 'BOOLEAN' ? 1 : view.getUint8(reader.offset++)
    if (bitWidth) {
      dataPage = new Array(nValues)
      if (type === 'BOOLEAN') {
        readRleBitPackedHybrid(reader, bitWidth, dataPage)
        dataPage = dataPage.map(x => !!x) // convert to boolean
      } else {
        // assert(daph.encoding.endsWith('_DICTIONARY'))
        readRleBitPackedHybrid(reader, bitWidth, dataPage, view.byteLength - reader.offset)
      }
    } else {
      dataPage = new Uint8Array(nValues) // nValue zeroes
    }
  } else if (daph.encoding === 'BYTE_STREAM_SPLIT') {
    dataPage = byteStreamSplit(reader, nValues, type, element.type_length)
  } else if (daph.encoding === 'DELTA_BINARY_PACKED') {
    const int32 = type === 'INT32'
    dataPage = int32 ? new Int32Array(nValues) : new BigInt64Array(nValues)
    deltaBinaryUnpack(reader, nValues, dataPage)
  } else if (daph.encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaLengthByteArray(reader, nValues, dataPage)
  } else if (daph.encoding === 'DELTA_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaByteArray(reader, nValues, dataPage)
  } else {
    throw new Error(`parquet unsupported encoding: ${daph.encoding}`)
  }

  return { definitionLevels, repetitionLevels, dataPage }
}

/**
 * @param {DataReader} reader data view for the page
 * @param {DataPageHeader} daph data page header
 * @param {SchemaTree[]} schemaPath
 * @returns {any[]} repetition levels and number of bytes read
 */
function readRepetitionLevels(reader, daph, schemaPath) {
  if (schemaPath.length > 1) {
    const maxRepetitionLevel = getMaxRepetitionLevel(schemaPath)
    if (maxRepetitionLevel) {
      const values = new Array(daph.num_values)
      readRleBitPackedHybrid(reader, bitWidth(maxRepetitionLevel), values)
      return values
    }
  }
  return []
}

/**
 * @param {DataReader} reader data view for the page
 * @param {DataPageHeader} daph data page header
 * @param {SchemaTree[]} schemaPath
 * @returns {{ definitionLevels: number[], numNulls: number }} definition levels
 */
function readDefinitionLevels(reader, daph, schemaPath) {
  const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath)
  if (!maxDefinitionLevel) return { definitionLevels: [], numNulls: 0 }

  const definitionLevels = new Array(daph.num_values)
  readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel), definitionLevels)

  // count nulls
  let numNulls = daph.num_values
  for (const def of definitionLevels) {
    if (def === maxDefinitionLevel) numNulls--
  }
  if (numNulls === 0) definitionLevels.length = 0

  return { definitionLevels, numNulls }
}

/**
 * @param {Uint8Array} compressedBytes
 * @param {number} uncompressed_page_size
 * @param {CompressionCodec} codec
 * @param {Compressors | undefined} compressors
 * @returns {Uint8Array}
 */
function decompressPage(compressedBytes, uncompressed_page_size, codec, compressors) {
  /** @type {Uint8Array} */
  let page
  const customDecompressor = compressors?.[codec]
  if (codec === 'UNCOMPRESSED') {
    page = compressedBytes
  } else if (customDecompressor) {
    page = customDecompressor(compressedBytes, uncompressed_page_size)
  } else if (codec === 'SNAPPY') {
    page = new Uint8Array(uncompressed_page_size)
    snappyUncompress(compressedBytes, page)
  } else {
    throw new Error(`parquet unsupported compression codec: ${codec}`)
  }
  if (page?.length !== uncompressed_page_size) {
    throw new Error(`parquet decompressed page length ${page?.length} does not match header ${uncompressed_page_size}`)
  }
  return page
}


/**
 * Read a data page from the given Uint8Array.
 *
 * @param {Uint8Array} compressedBytes raw page data
 * @param {PageHeader} ph page header
 * @param {ColumnDecoder} columnDecoder
 * @returns {DataPage} definition levels, repetition levels, and array of values
 */
function readDataPageV2(compressedBytes, ph, columnDecoder) {
  const view = new DataView(compressedBytes.buffer, compressedBytes.byteOffset, compressedBytes.byteLength)
  const reader = { view, offset: 0 }
  const { type, element, schemaPath, codec, compressors } = columnDecoder
  const daph2 = ph.data_page_header_v2
  if (!daph2) throw new Error('parquet data page header v2 is undefined')

  // repetition levels
  const repetitionLevels = readRepetitionLevelsV2(reader, daph2, schemaPath)
  reader.offset = daph2.repetition_levels_byte_length // readVarInt() => len for boolean v2?

  // definition levels
  const definitionLevels = readDefinitionLevelsV2(reader, daph2, schemaPath)
  // assert(reader.offset === daph2.repetition_levels_byte_length + daph2.definition_levels_byte_length)

  const uncompressedPageSize = ph.uncompressed_page_size - daph2.definition_levels_byte_length - daph2.repetition_levels_byte_length

  let page = compressedBytes.subarray(reader.offset)
  if (daph2.is_compressed !== false) {
    page = decompressPage(page, uncompressedPageSize, codec, compressors)
  }
  const pageView = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const pageReader = { view: pageView, offset: 0 }

  // read values based on encoding
  /** @type {DecodedArray} */
  let dataPage
  const nValues = daph2.num_values - daph2.num_nulls
  if (daph2.encoding === 'PLAIN') {
    dataPage = readPlain(pageReader, type, nValues, element.type_length)
  } else if (daph2.encoding === 'RLE') {
    // assert(type === 'BOOLEAN')
    dataPage = new Array(nValues)
    readRleBitPackedHybrid(pageReader, 1, dataPage)
    dataPage = dataPage.map(x => !!x)
  } else if (
    daph2.encoding === 'PLAIN_DICTIONARY' ||
    daph2.encoding === 'RLE_DICTIONARY'
  ) {
    const bitWidth = pageView.getUint8(pageReader.offset++)
    dataPage = new Array(nValues)
    readRleBitPackedHybrid(pageReader, bitWidth, dataPage, uncompressedPageSize - 1)
  } else if (daph2.encoding === 'DELTA_BINARY_PACKED') {
    const int32 = type === 'INT32'
    dataPage = int32 ? new Int32Array(nValues) : new BigInt64Array(nValues)
    deltaBinaryUnpack(pageReader, nValues, dataPage)
  } else if (daph2.encoding === 'DELTA_LENGTH_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaLengthByteArray(pageReader, nValues, dataPage)
  } else if (daph2.encoding === 'DELTA_BYTE_ARRAY') {
    dataPage = new Array(nValues)
    deltaByteArray(pageReader, nValues, dataPage)
  } else if (daph2.encoding === 'BYTE_STREAM_SPLIT') {
    dataPage = byteStreamSplit(pageReader, nValues, type, element.type_length)
  } else {
    throw new Error(`parquet unsupported encoding: ${daph2.encoding}`)
  }

  return { definitionLevels, repetitionLevels, dataPage }
}

/**
 * @param {DataReader} reader
 * @param {DataPageHeaderV2} daph2 data page header v2
 * @param {SchemaTree[]} schemaPath
 * @returns {any[]} repetition levels
 */
function readRepetitionLevelsV2(reader, daph2, schemaPath) {
  const maxRepetitionLevel = getMaxRepetitionLevel(schemaPath)
  if (!maxRepetitionLevel) return []

  const values = new Array(daph2.num_values)
  readRleBitPackedHybrid(reader, bitWidth(maxRepetitionLevel), values, daph2.repetition_levels_byte_length)
  return values
}

/**
 * @param {DataReader} reader
 * @param {DataPageHeaderV2} daph2 data page header v2
 * @param {SchemaTree[]} schemaPath
 * @returns {number[] | undefined} definition levels
 */
function readDefinitionLevelsV2(reader, daph2, schemaPath) {
  const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath)
  if (maxDefinitionLevel) {
    // V2 we know the length
    const values = new Array(daph2.num_values)
    readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel), values, daph2.definition_levels_byte_length)
    return values
  }
}

/**
 * Minimum bits needed to store value.
 *
 * @param {number} value
 * @returns {number}
 */
function bitWidth(value) {
  return 32 - Math.clz32(value)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/column.js
/**
 * @import {ColumnDecoder, DataReader, DecodedArray, PageHeader, PageResult, RowGroupSelect, Statistics, SubColumnData} from '../src/types.js'
 */









/**
 * Parse column data from a buffer.
 *
 * @param {DataReader} reader
 * @param {RowGroupSelect} rowGroupSelect row group selection
 * @param {ColumnDecoder} columnDecoder column decoder params
 * @param {(chunk: SubColumnData) => void} [onPage] callback for each page
 * @returns {{ data: DecodedArray[], skipped: number }}
 */
function readColumn(reader, { groupStart, selectStart, selectEnd }, columnDecoder, onPage) {
  const { pathInSchema, schemaPath } = columnDecoder
  const isFlat = isFlatColumn(schemaPath)
  /** @type {DecodedArray[]} */
  const chunks = []
  /** @type {DecodedArray | undefined} */
  let dictionary = undefined
  /** @type {DecodedArray | undefined} */
  let lastChunk = undefined
  let rowCount = 0
  let skipped = 0

  const emitLastChunk = onPage && (() => {
    lastChunk && onPage({
      pathInSchema,
      columnData: lastChunk,
      rowStart: groupStart + rowCount - lastChunk.length,
      rowEnd: groupStart + rowCount,
    })
  })

  while (isFlat ? rowCount < selectEnd : reader.offset < reader.view.byteLength - 1) {
    if (reader.offset >= reader.view.byteLength - 1) break // end of reader

    // read page header
    const header = parquetHeader(reader)
    if (header.type === 'DICTIONARY_PAGE') {
      const { data } = readPage(reader, header, columnDecoder, dictionary, undefined, 0)
      if (data) dictionary = convert(data, columnDecoder)
    } else {
      const lastChunkLength = lastChunk?.length || 0
      const result = readPage(reader, header, columnDecoder, dictionary, lastChunk, selectStart - rowCount)
      if (result.skipped) {
        // skipped page - just advance row count, don't add to chunks
        if (!chunks.length) {
          skipped += result.skipped
        }
        rowCount += result.skipped
      } else if (result.data && lastChunk === result.data) {
        // continued from previous page
        rowCount += result.data.length - lastChunkLength
      } else if (result.data && result.data.length) {
        emitLastChunk?.()
        chunks.push(result.data)
        rowCount += result.data.length
        lastChunk = result.data
      }
    }
  }
  emitLastChunk?.()

  return { data: chunks, skipped }
}

/**
 * Read a page (data or dictionary) from a buffer.
 *
 * @param {DataReader} reader
 * @param {PageHeader} header
 * @param {ColumnDecoder} columnDecoder
 * @param {DecodedArray | undefined} dictionary
 * @param {DecodedArray | undefined} previousChunk
 * @param {number} pageStart skip this many rows in the page
 * @returns {PageResult}
 */
function readPage(reader, header, columnDecoder, dictionary, previousChunk, pageStart) {
  const { type, element, schemaPath, codec, compressors } = columnDecoder
  // read compressed_page_size bytes
  const compressedBytes = new Uint8Array(
    reader.view.buffer, reader.view.byteOffset + reader.offset, header.compressed_page_size
  )
  reader.offset += header.compressed_page_size

  // parse page data by type
  if (header.type === 'DATA_PAGE') {
    const daph = header.data_page_header
    if (!daph) throw new Error('parquet data page header is undefined')

    // skip unnecessary non-nested pages
    if (pageStart > daph.num_values && isFlatColumn(schemaPath)) {
      return { skipped: daph.num_values }
    }

    const page = decompressPage(compressedBytes, Number(header.uncompressed_page_size), codec, compressors)
    const { definitionLevels, repetitionLevels, dataPage } = readDataPage(page, daph, columnDecoder)
    // assert(!daph.statistics?.null_count || daph.statistics.null_count === BigInt(daph.num_values - dataPage.length))

    // convert types, dereference dictionary, and assemble lists
    const values = convertWithDictionary(dataPage, dictionary, daph.encoding, columnDecoder)
    const output = Array.isArray(previousChunk) ? previousChunk : []
    const assembled = assembleLists(output, definitionLevels, repetitionLevels, values, schemaPath)
    return { skipped: 0, data: assembled }
  } else if (header.type === 'DATA_PAGE_V2') {
    const daph2 = header.data_page_header_v2
    if (!daph2) throw new Error('parquet data page header v2 is undefined')

    // skip unnecessary pages
    if (pageStart > daph2.num_rows) {
      return { skipped: daph2.num_rows }
    }

    const { definitionLevels, repetitionLevels, dataPage } =
      readDataPageV2(compressedBytes, header, columnDecoder)

    // convert types, dereference dictionary, and assemble lists
    const values = convertWithDictionary(dataPage, dictionary, daph2.encoding, columnDecoder)
    const output = Array.isArray(previousChunk) ? previousChunk : []
    const assembled = assembleLists(output, definitionLevels, repetitionLevels, values, schemaPath)
    return { skipped: 0, data: assembled }
  } else if (header.type === 'DICTIONARY_PAGE') {
    const diph = header.dictionary_page_header
    if (!diph) throw new Error('parquet dictionary page header is undefined')

    const page = decompressPage(
      compressedBytes, Number(header.uncompressed_page_size), codec, compressors
    )

    const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 }
    const dictArray = readPlain(reader, type, diph.num_values, element.type_length)
    return { skipped: 0, data: dictArray }
  } else {
    throw new Error(`parquet unsupported page type: ${header.type}`)
  }
}

/**
 * Read a page header from a buffer, leaving the reader at the start of the page data.
 *
 * @param {DataReader} reader
 * @returns {PageHeader}
 */
function parquetHeader(reader) {
  const header = deserializeTCompactProtocol(reader)

  // Parse parquet header from thrift data
  const type = PageTypes[header.field_1]
  const uncompressed_page_size = header.field_2
  const compressed_page_size = header.field_3
  const crc = header.field_4
  const data_page_header = header.field_5 && {
    num_values: header.field_5.field_1,
    encoding: Encodings[header.field_5.field_2],
    definition_level_encoding: Encodings[header.field_5.field_3],
    repetition_level_encoding: Encodings[header.field_5.field_4],
    statistics: pageStatistics(header.field_5.field_5),
  }
  const index_page_header = header.field_6
  const dictionary_page_header = header.field_7 && {
    num_values: header.field_7.field_1,
    encoding: Encodings[header.field_7.field_2],
    is_sorted: header.field_7.field_3,
  }
  const data_page_header_v2 = header.field_8 && {
    num_values: header.field_8.field_1,
    num_nulls: header.field_8.field_2,
    num_rows: header.field_8.field_3,
    encoding: Encodings[header.field_8.field_4],
    definition_levels_byte_length: header.field_8.field_5,
    repetition_levels_byte_length: header.field_8.field_6,
    is_compressed: header.field_8.field_7 === undefined ? true : header.field_8.field_7, // default true
    statistics: pageStatistics(header.field_8.field_8),
  }

  return {
    type,
    uncompressed_page_size,
    compressed_page_size,
    crc,
    data_page_header,
    index_page_header,
    dictionary_page_header,
    data_page_header_v2,
  }
}

/**
 * @param {any} stats thrift Statistics struct
 * @returns {Statistics | undefined}
 */
function pageStatistics(stats) {
  return stats && {
    max: stats.field_1,
    min: stats.field_2,
    null_count: stats.field_3,
    distinct_count: stats.field_4,
    max_value: stats.field_5,
    min_value: stats.field_6,
    is_max_value_exact: stats.field_7,
    is_min_value_exact: stats.field_8,
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/rowgroup.js
/**
 * @import {AsyncColumn, AsyncRowGroup, ChunkPlan, ColumnDecoder, DecodedArray, GroupPlan, PageLocation, ParquetParsers, ParquetReadOptions, QueryPlan, SchemaTree} from '../src/types.js'
 */









/**
 * Read a row group from a file-like object.
 *
 * @param {ParquetReadOptions} options
 * @param {QueryPlan} plan
 * @param {GroupPlan} groupPlan
 * @returns {AsyncRowGroup} resolves to column data
 */
function readRowGroup(options, { metadata }, groupPlan) {
  /** @type {AsyncColumn[]} */
  const asyncColumns = []
  // build the schema tree once, not per column chunk
  const schemaTree = parquetSchema(metadata)

  // read column data
  for (const chunk of groupPlan.chunks) {
    const { path_in_schema: pathInSchema } = chunk.columnMetadata
    const schemaPath = getTreePath(schemaTree, pathInSchema)
    const columnDecoder = {
      pathInSchema,
      element: schemaPath[schemaPath.length - 1].element,
      schemaPath,
      ...options,
      ...chunk.columnMetadata,
      // merge after options, so a partial parsers object keeps the defaults
      parsers: { ...DEFAULT_PARSERS, ...options.parsers },
    }
    const { startByte, endByte } = chunk.range

    if ('pageLocations' in chunk) {
      // page locations already parsed from the offset index
      asyncColumns.push({
        pathInSchema,
        data: readSelectedPages(options, groupPlan, chunk, chunk.pageLocations, columnDecoder),
      })
    } else if ('offsetIndex' in chunk) {
      asyncColumns.push({
        pathInSchema,
        // fetch offset index
        data: Promise.resolve(options.file.slice(chunk.offsetIndex.startByte, chunk.offsetIndex.endByte))
          .then(arrayBuffer => {
            const pages = readOffsetIndex({ view: new DataView(arrayBuffer), offset: 0 }).page_locations
            return readSelectedPages(options, groupPlan, chunk, pages, columnDecoder)
          }),
      })
    } else {
      // full column chunk
      asyncColumns.push({
        pathInSchema,
        data: Promise.resolve(options.file.slice(startByte, endByte))
          .then(buffer => {
            const reader = { view: new DataView(buffer), offset: 0 }
            return readColumn(reader, groupPlan, columnDecoder, options.onPage)
          }),
      })
    }
  }

  return {
    groupStart: groupPlan.groupStart,
    groupRows: groupPlan.groupRows,
    selectStart: groupPlan.selectStart,
    selectEnd: groupPlan.selectEnd,
    asyncColumns,
  }
}

/**
 * Read only the pages of a column chunk that overlap the group plan's select
 * range [selectStart, selectEnd), using page locations from the offset index.
 *
 * @param {ParquetReadOptions} options
 * @param {GroupPlan} groupPlan
 * @param {ChunkPlan} chunk
 * @param {PageLocation[]} pages
 * @param {ColumnDecoder} columnDecoder
 * @returns {Promise<{data: DecodedArray[], skipped: number}>}
 */
async function readSelectedPages(options, groupPlan, chunk, pages, columnDecoder) {
  const { data_page_offset, dictionary_page_offset } = chunk.columnMetadata
  const { selectStart, selectEnd } = groupPlan
  let { startByte, endByte } = chunk.range
  let skipped = -1
  // include dictionary if present, handle polars missing dictionary_page_offset
  const hasDict = dictionary_page_offset || data_page_offset < pages[0].offset
  for (let i = 0; i < pages.length; i++) {
    const page = pages[i]
    const pageStart = Number(page.first_row_index)
    const pageEnd = i + 1 < pages.length
      ? Number(pages[i + 1].first_row_index)
      : groupPlan.groupRows // last page extends to end of row group
    // check if page overlaps with [selectStart, selectEnd)
    if (skipped < 0 && pageEnd > selectStart) {
      startByte = Number(page.offset)
      skipped = pageStart
    }
    if (pageStart < selectEnd) {
      endByte = Number(page.offset) + page.compressed_page_size
    }
  }
  if (skipped < 0) skipped = 0
  /** @type {DataView} */
  let view
  if (hasDict && skipped) {
    // fetch the dictionary page separately from the selected data pages so
    // the skipped leading pages are not transferred
    const dictLength = Number(pages[0].offset) - chunk.range.startByte
    const [dictBuffer, dataBuffer] = await Promise.all([
      options.file.slice(chunk.range.startByte, Number(pages[0].offset)),
      options.file.slice(startByte, endByte),
    ])
    // clamp in case the AsyncBuffer returned more bytes than requested
    const combined = new Uint8Array(dictLength + dataBuffer.byteLength)
    combined.set(new Uint8Array(dictBuffer, 0, dictLength))
    combined.set(new Uint8Array(dataBuffer), dictLength)
    view = new DataView(combined.buffer)
  } else if (hasDict) {
    // dictionary page is contiguous with the first selected page
    view = new DataView(await options.file.slice(chunk.range.startByte, endByte))
  } else {
    view = new DataView(await options.file.slice(startByte, endByte))
  }
  const reader = { view, offset: 0 }
  // adjust row selection for skipped pages
  const adjustedGroupPlan = skipped ? {
    ...groupPlan,
    groupStart: groupPlan.groupStart + skipped,
    selectStart: groupPlan.selectStart - skipped,
    selectEnd: groupPlan.selectEnd - skipped,
  } : groupPlan
  const { data, skipped: columnSkipped } = readColumn(reader, adjustedGroupPlan, columnDecoder, options.onPage)
  return {
    data,
    skipped: skipped + columnSkipped,
  }
}

/**
 * @overload
 * @param {AsyncRowGroup} asyncGroup
 * @param {number} selectStart
 * @param {number} selectEnd
 * @param {string[] | undefined} columns
 * @param {'object'} rowFormat
 * @returns {Promise<Record<string, any>[]>} resolves to row data
 */
/**
 * @overload
 * @param {AsyncRowGroup} asyncGroup
 * @param {number} selectStart
 * @param {number} selectEnd
 * @param {string[] | undefined} columns
 * @param {'array'} [rowFormat]
 * @returns {Promise<any[][]>} resolves to row data
 */
/**
 * @param {AsyncRowGroup} asyncGroup
 * @param {number} selectStart
 * @param {number} selectEnd
 * @param {string[] | undefined} columns
 * @param {'object' | 'array'} [rowFormat]
 * @returns {Promise<Record<string, any>[] | any[][]>} resolves to row data
 */
async function asyncGroupToRows({ asyncColumns }, selectStart, selectEnd, columns, rowFormat) {
  // TODO: do it without flatten
  const asyncPages = await Promise.all(asyncColumns.map(column =>
    column.data.then(({ skipped, data }) => ({ skipped, data: flatten(data) }))
  ))

  // transpose columns into rows
  const selectCount = selectEnd - selectStart
  if (rowFormat === 'object') {
    /** @type {Record<string, any>[]} */
    const groupData = Array(selectCount)
    for (let selectRow = 0; selectRow < selectCount; selectRow++) {
      // return each row as an object
      /** @type {Record<string, any>} */
      const rowData = {}
      for (let i = 0; i < asyncColumns.length; i++) {
        const { data, skipped } = asyncPages[i]
        rowData[asyncColumns[i].pathInSchema[0]] = data[selectStart + selectRow - skipped]
      }
      groupData[selectRow] = rowData
    }
    return groupData
  }

  // careful mapping of column order for rowFormat: array
  const includedColumnNames = asyncColumns
    .map(child => child.pathInSchema[0])
    .filter(name => !columns || columns.includes(name))
  const columnOrder = columns ?? includedColumnNames
  const columnIndexes = columnOrder.map(name => asyncColumns.findIndex(column => column.pathInSchema[0] === name))

  /** @type {any[][]} */
  const groupData = Array(selectCount)
  for (let selectRow = 0; selectRow < selectCount; selectRow++) {
    // return each row as an array
    const rowData = Array(asyncColumns.length)
    for (let i = 0; i < columnOrder.length; i++) {
      const colIdx = columnIndexes[i]
      if (colIdx < 0) throw new Error(`parquet column not found: ${columnOrder[i]}`)
      const { data, skipped } = asyncPages[colIdx]
      rowData[i] = data[selectStart + selectRow - skipped]
    }
    groupData[selectRow] = rowData
  }
  return groupData
}

/**
 * Assemble physical columns into top-level columns asynchronously.
 *
 * @param {AsyncRowGroup} asyncRowGroup
 * @param {SchemaTree} schemaTree
 * @param {Partial<ParquetParsers>} [parsers]
 * @returns {AsyncRowGroup}
 */
function assembleAsync(asyncRowGroup, schemaTree, parsers) {
  const { asyncColumns } = asyncRowGroup
  const allParsers = { ...DEFAULT_PARSERS, ...parsers }
  /** @type {AsyncColumn[]} */
  const assembled = []
  for (const child of schemaTree.children) {
    if (child.children.length) {
      const childColumns = asyncColumns.filter(column => column.pathInSchema[0] === child.element.name)
      if (!childColumns.length) continue

      assembled.push({
        pathInSchema: child.path,
        data: (async () => {
          // collect subcolumn data — Promise.all observes every rejection so
          // a sibling failure cannot leak as an unhandledRejection
          const resolved = await Promise.all(childColumns.map(c => c.data))
          /** @type {Map<string, DecodedArray>} */
          const subcolumnData = new Map()
          const flattened = resolved.map(({ data }) => utils_flatten(data))
          // Physical pages can cover far more rows than the requested range.
          // Clip before nested/VARIANT assembly, which expands compact binary
          // values into independent object graphs and strings for every row.
          const skipped = Math.max(asyncRowGroup.selectStart ?? 0, ...resolved.map(result => result.skipped))
          const end = Math.min(asyncRowGroup.selectEnd ?? Infinity, ...resolved.map((result, i) => result.skipped + flattened[i].length))
          for (let i = 0; i < childColumns.length; i++) {
            // Offset-index reads may start each physical child at a different
            // page boundary. Align them to their common absolute row range.
            const start = skipped - resolved[i].skipped
            const length = Math.max(0, end - skipped)
            subcolumnData.set(
              childColumns[i].pathInSchema.join('.'),
              flattened[i].slice(start, start + length)
            )
          }
          // assemble the column
          assembleNested(subcolumnData, child, allParsers)
          const assembled = subcolumnData.get(child.element.name)
          if (!assembled) throw new Error('parquet column data not assembled')
          return { data: [assembled], skipped }
        })(),
      })
    } else {
      // leaf node, return the column
      const asyncColumn = asyncColumns.find(column => column.pathInSchema[0] === child.element.name)
      if (asyncColumn) assembled.push(asyncColumn)
    }
  }
  return { ...asyncRowGroup, asyncColumns: assembled }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet/src/scan.js
/**
 * @import {AsyncRowGroup, BaseParquetReadOptions, BloomFilter, DecodedArray, PageLocation, PageRanges, ParquetScan, ParquetScanOptions, QueryPlan, SchemaElement} from '../src/types.js'
 */

/**
 * @typedef {BaseParquetReadOptions & {
 *   bloomFiltersByGroup?: Record<string, BloomFilter>[],
 *   schemaElements?: Record<string, SchemaElement>,
 *   pageRangesByGroup?: (PageRanges | undefined)[],
 *   pageLocationsByGroup?: Record<string, PageLocation[]>[],
 * }} PreparedParquetReadOptions
 */







/**
 * Prepare a lazy column-oriented scan of a parquet file.
 *
 * The returned ranges are physical, zero-based row ranges in the file. A
 * `pruningFilter` may narrow them using row-group statistics, bloom filters,
 * and page indexes, but does not filter individual values returned by
 * `readColumn`. This makes the scan suitable for query engines that maintain
 * their own row selections while retaining parquet-level I/O pushdown.
 *
 * `columns`, when supplied, limits the columns available to `readColumn`.
 * Columns referenced by `pruningFilter` are included automatically.
 *
 * @param {ParquetScanOptions} options
 * @returns {Promise<ParquetScan>}
 */
async function parquetScan(options) {
  options.metadata ??= await parquetMetadataAsync(options.file, options)
  const { pruningFilter, ...readOptions } = options
  let { columns } = readOptions
  if (columns && pruningFilter) {
    const selectedColumns = new Set(columns)
    const extraColumns = columnsNeededForFilter(pruningFilter)
      .filter(column => !selectedColumns.has(column))
    if (extraColumns.length) columns = [...columns, ...extraColumns]
  }
  const preparedOptions = await prepareParquetOptions({
    ...readOptions,
    columns,
    filter: pruningFilter,
    useOffsetIndex: readOptions.useOffsetIndex ?? true,
  })
  const { metadata } = preparedOptions
  if (!metadata) throw new Error('parquet requires metadata')

  const schemaTree = parquetSchema(metadata)
  const availableColumns = new Set(columns ?? schemaTree.children.map(child => child.element.name))
  const plan = parquetPlanGroups(preparedOptions)
  const candidates = plan.groups.flatMap(group => group.ranges.map(([selectStart, selectEnd]) => ({
    rowStart: group.groupStart + selectStart,
    rowEnd: group.groupStart + selectEnd,
    group,
  })))
  const ranges = candidates.map(({ rowStart, rowEnd }) => ({ rowStart, rowEnd }))
  /** @type {Map<string, {rowStart: number, rowEnd: number, data: Promise<DecodedArray>}>} */
  const cache = new Map()

  /**
   * @param {import('../src/types.js').ParquetScanColumnOptions} columnOptions
   * @returns {Promise<DecodedArray>}
   */
  function readColumn({ column, rowStart, rowEnd }) {
    if (!availableColumns.has(column)) {
      throw new Error(`parquet column not found in scan: ${column}`)
    }
    validateRange(rowStart, rowEnd)
    if (rowStart === rowEnd) return Promise.resolve([])
    const candidateIndex = findCandidate(candidates, rowStart, rowEnd)
    if (candidateIndex < 0) {
      throw new RangeError(`parquet row range [${rowStart}, ${rowEnd}) is outside scan ranges`)
    }
    const { group } = candidates[candidateIndex]

    const cached = cache.get(column)
    if (cached && rowStart >= cached.rowStart && rowEnd <= cached.rowEnd) {
      return cached.data.then(data => sliceDecodedArray(
        data,
        rowStart - cached.rowStart,
        rowEnd - cached.rowStart
      ))
    }

    const data = readColumnRange({
      options: preparedOptions,
      schemaTree,
      group,
      column,
      rowStart,
      rowEnd,
    })
    cache.set(column, { rowStart, rowEnd, data })
    return data
  }

  return {
    metadata,
    ranges,
    readColumn,
  }
}

/**
 * Load optional indexes and build the canonical physical read plan.
 * Shared by row-oriented reads and lazy scans so pruning behavior cannot
 * diverge between APIs.
 *
 * @param {BaseParquetReadOptions} options
 * @returns {Promise<{options: PreparedParquetReadOptions, plan: QueryPlan}>}
 */
async function prepareParquetRead(options) {
  const prepared = await prepareParquetOptions(options)
  return {
    options: prepared,
    plan: parquetPlan(prepared),
  }
}

/**
 * Load optional indexes and validate read options without planning data reads.
 *
 * @param {BaseParquetReadOptions} options
 * @returns {Promise<PreparedParquetReadOptions>}
 */
async function prepareParquetOptions(options) {
  const metadata = options.metadata ?? await parquetMetadataAsync(options.file, options)
  const schemaColumns = parquetSchema(metadata).children.map(child => child.element.name)
  const filterColumns = columnsNeededForFilter(options.filter)
  const missingFilterColumns = filterColumns.filter(column => !schemaColumns.includes(column))
  if (missingFilterColumns.length) {
    throw new Error(`parquet filter columns not found: ${missingFilterColumns.join(', ')}`)
  }

  if (options.columns) {
    const missingColumns = options.columns.filter(column => !schemaColumns.includes(column))
    if (missingColumns.length) throw new Error(`parquet column not found: ${missingColumns[0]}`)
  }

  /** @type {PreparedParquetReadOptions} */
  let prepared = { ...options, metadata }
  prepared = await withBloomFilters(prepared)
  prepared = await withPageIndexes(prepared)
  return prepared
}

/**
 * Read all planned row groups, prefetching their coalesced byte ranges.
 *
 * @param {BaseParquetReadOptions} options
 * @param {QueryPlan} plan
 * @returns {AsyncRowGroup[]}
 */
function readParquetPlan(options, plan) {
  const readOptions = { ...options, file: prefetchAsyncBuffer(options.file, plan) }
  return plan.groups.map(group => readRowGroup(readOptions, plan, group))
}

/**
 * @param {object} input
 * @param {PreparedParquetReadOptions} input.options
 * @param {import('../src/types.js').SchemaTree} input.schemaTree
 * @param {ReturnType<typeof parquetPlanGroups>['groups'][number]} input.group
 * @param {string} input.column
 * @param {number} input.rowStart
 * @param {number} input.rowEnd
 * @returns {Promise<DecodedArray>}
 */
async function readColumnRange({ options, schemaTree, group, column, rowStart, rowEnd }) {
  const columnOptions = {
    ...options,
    columns: [column],
    filter: undefined,
    rowStart,
    rowEnd,
    useBloomFilters: false,
    useOffsetIndex: options.useOffsetIndex ?? true,
    usePageIndex: false,
    pageRangesByGroup: undefined,
  }
  const columnPlan = planCandidateColumn({ options, group, column, rowStart, rowEnd })
  const [asyncGroup] = readParquetPlan(columnOptions, columnPlan)
  if (!asyncGroup) throw new Error('parquet scan range not planned')
  const assembled = assembleAsync(asyncGroup, schemaTree, options.parsers)
  const asyncColumn = assembled.asyncColumns.find(child => child.pathInSchema[0] === column)
  if (!asyncColumn) throw new Error(`parquet column not found: ${column}`)
  const result = await asyncColumn.data
  const data = utils_flatten(result.data)
  const selectStart = assembled.selectStart ?? rowStart - assembled.groupStart
  const selectEnd = assembled.selectEnd ?? rowEnd - assembled.groupStart
  return sliceDecodedArray(data, selectStart - result.skipped, selectEnd - result.skipped)
}

/**
 * Build a one-column plan from a retained candidate without scanning the
 * file's row groups again.
 *
 * @param {object} input
 * @param {PreparedParquetReadOptions} input.options
 * @param {ReturnType<typeof parquetPlanGroups>['groups'][number]} input.group
 * @param {string} input.column
 * @param {number} input.rowStart
 * @param {number} input.rowEnd
 * @returns {QueryPlan}
 */
function planCandidateColumn({ options, group, column, rowStart, rowEnd }) {
  if (!options.metadata) throw new Error('parquet requires metadata')
  const localPlan = parquetPlanGroup({
    rowGroup: group.rowGroup,
    groupStart: group.groupStart,
    groupRows: group.groupRows,
    ranges: [[rowStart - group.groupStart, rowEnd - group.groupStart]],
    columns: [column],
    useOffsetIndex: options.useOffsetIndex ?? true,
    pageLocations: group.pageLocations,
  })
  const [localGroupPlan] = localPlan.groups
  if (!localGroupPlan) throw new Error(`parquet column not found: ${column}`)
  return {
    metadata: options.metadata,
    rowStart,
    rowEnd,
    columns: [column],
    fetches: [...localPlan.fetches, ...localPlan.indexes],
    groups: [localGroupPlan],
  }
}

/**
 * Find the one candidate that fully contains a requested non-empty range.
 * Candidates are sorted and disjoint, so lookup is logarithmic.
 *
 * @param {{rowStart: number, rowEnd: number}[]} candidates
 * @param {number} rowStart
 * @param {number} rowEnd
 * @returns {number}
 */
function findCandidate(candidates, rowStart, rowEnd) {
  let low = 0
  let high = candidates.length - 1
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const candidate = candidates[middle]
    if (rowStart < candidate.rowStart) {
      high = middle - 1
    } else if (rowStart >= candidate.rowEnd) {
      low = middle + 1
    } else {
      return rowEnd <= candidate.rowEnd ? middle : -1
    }
  }
  return -1
}

/**
 * @param {number} rowStart
 * @param {number} rowEnd
 */
function validateRange(rowStart, rowEnd) {
  if (!Number.isSafeInteger(rowStart) || rowStart < 0) {
    throw new RangeError('parquet rowStart must be a non-negative safe integer')
  }
  if (!Number.isSafeInteger(rowEnd) || rowEnd < rowStart) {
    throw new RangeError('parquet rowEnd must be a safe integer greater than or equal to rowStart')
  }
}

/**
 * Return an exact view over decoded values. Typed arrays retain a zero-copy
 * subarray while ordinary arrays use their native slice.
 *
 * @param {DecodedArray} data
 * @param {number} start
 * @param {number} end
 * @returns {DecodedArray}
 */
function sliceDecodedArray(data, start, end) {
  if (start === 0 && end === data.length) return data
  return Array.isArray(data) ? data.slice(start, end) : data.subarray(start, end)
}

/**
 * Conditionally fetch bloom filters and attach them to planner options.
 *
 * @param {PreparedParquetReadOptions} options
 * @returns {Promise<PreparedParquetReadOptions>}
 */
async function withBloomFilters(options) {
  if (!options.useBloomFilters || !options.filter || !options.metadata) return options
  const schemaTree = parquetSchema(options.metadata)
  /** @type {Record<string, SchemaElement>} */
  const schemaElements = {}
  for (const child of schemaTree.children) schemaElements[child.element.name] = child.element
  const bloomFiltersByGroup = await prefetchBloomFilters({
    file: options.file,
    metadata: options.metadata,
    filter: options.filter,
    filterStrict: options.filterStrict,
  })
  return { ...options, bloomFiltersByGroup, schemaElements }
}

/**
 * Conditionally fetch page indexes and attach candidate ranges and layouts.
 *
 * @param {PreparedParquetReadOptions} options
 * @returns {Promise<PreparedParquetReadOptions>}
 */
async function withPageIndexes(options) {
  if (!options.usePageIndex || !options.filter || !options.metadata) return options
  const { pageRangesByGroup, pageLocationsByGroup } = await prefetchPageIndexes({
    file: options.file,
    metadata: options.metadata,
    filter: options.filter,
    filterStrict: options.filterStrict,
    rowStart: options.rowStart,
    rowEnd: options.rowEnd,
    columns: options.columns,
    bloomFiltersByGroup: options.bloomFiltersByGroup,
    schemaElements: options.schemaElements,
    parsers: options.parsers,
  })
  return { ...options, pageRangesByGroup, pageLocationsByGroup }
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/chunks.js
/** Parts of a column, each in the type that its own rows have, and how pandas joins such parts. */

const chunkLength = (chunk) => chunk.kind === 'text' ? chunk.codes.length : chunk.values.length;
/**
 * The column that `pandas.concat` would make of the parts: numbers widen to float64, anything else of two kinds
 * becomes an object column that keeps each part's values as they are. Empties `chunks`, so that each part can be
 * freed while the column is made.
 */
function chunks_assembleColumn(name, chunks, dictionary, category = false) {
    const length = chunks.reduce((sum, chunk) => sum + chunkLength(chunk), 0);
    const kinds = new Set(chunks.map((chunk) => chunk.kind));
    const only = (...allowed) => [...kinds].every((kind) => allowed.includes(kind));
    const parts = chunks.splice(0);
    if (length === 0 || kinds.size === 0)
        return textColumn(name, 0, [], dictionary, category);
    if (only('int'))
        return { name, length, dtype: 'int64', values: joinIntegers(parts, length) };
    if (only('int', 'float'))
        return { name, length, dtype: 'float64', values: joinFloats(parts, length) };
    if (only('bool'))
        return { name, length, dtype: 'bool', values: joinInto(new Uint8Array(length), parts) };
    if (only('datetime')) {
        return { name, length, dtype: 'datetime64[ns]', values: joinBigInts(parts, length) };
    }
    if (parts.every((part) => part.kind === 'text' || (part.kind === 'float' && part.values.every(Number.isNaN)))) {
        return textColumn(name, length, parts, dictionary, category);
    }
    return mixedColumn(name, length, parts, dictionary);
}
function joinInto(target, parts) {
    let at = 0;
    for (const part of parts) {
        target.set(part.values, at);
        at += chunkLength(part);
    }
    return target;
}
function joinIntegers(parts, length) {
    const isBig = parts.some((part) => 'values' in part && part.values instanceof BigInt64Array);
    if (!isBig)
        return parts.length === 1
            ? parts[0].values
            : joinInto(new Float64Array(length), parts);
    return joinBigInts(parts, length);
}
function joinBigInts(parts, length) {
    const values = new BigInt64Array(length);
    let at = 0;
    for (const part of parts) {
        if (part.kind !== 'int' && part.kind !== 'datetime')
            continue;
        if (part.values instanceof BigInt64Array)
            values.set(part.values, at);
        else
            part.values.forEach((value, row) => (values[at + row] = BigInt(value)));
        at += chunkLength(part);
    }
    return values;
}
function joinFloats(parts, length) {
    const [first] = parts;
    if (parts.length === 1 && first?.kind === 'float')
        return first.values;
    const values = new Float64Array(length);
    let at = 0;
    for (const part of parts) {
        if (part.kind !== 'int' && part.kind !== 'float')
            continue;
        if (part.values instanceof Float64Array)
            values.set(part.values, at);
        else
            part.values.forEach((value, row) => (values[at + row] = Number(value)));
        at += chunkLength(part);
    }
    return values;
}
function textColumn(name, length, parts, dictionary, category) {
    const codes = new Int32Array(length).fill(-1);
    let at = 0;
    for (const part of parts) {
        if (part.kind === 'text')
            codes.set(part.codes, at);
        at += chunkLength(part);
    }
    return { name, length, dtype: 'string', codes, dictionary, ...(category ? { category } : {}) };
}
function mixedColumn(name, length, parts, dictionary) {
    const kinds = new Uint8Array(length);
    const numbers = new Float64Array(length);
    const codes = new Int32Array(length).fill(-1);
    let at = 0;
    for (const part of parts) {
        for (let row = 0, rows = chunkLength(part); row < rows; row++, at++) {
            if (part.kind === 'text') {
                codes[at] = part.codes[row];
                kinds[at] = codes[at] === -1 ? frame_MIXED_NULL : MIXED_STRING;
                continue;
            }
            const value = Number(part.values[row]);
            numbers[at] = value;
            if (part.kind === 'int')
                kinds[at] = frame_MIXED_INT;
            else if (part.kind === 'float')
                kinds[at] = Number.isNaN(value) ? frame_MIXED_NULL : frame_MIXED_FLOAT;
            else
                kinds[at] = value < 0 ? frame_MIXED_NULL : frame_MIXED_BOOL;
        }
    }
    return { name, length, dtype: 'object', kinds, numbers, codes, dictionary };
}

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/csv/options.js
/** `loading_kwargs`: the arguments of `pandas.read_csv` that this reader understands. */


/** pandas.io.parsers STR_NA_VALUES of pandas 2 and 3. */
const DEFAULT_MISSING = [
    ...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>'],
    ...['N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null']
];
const DTYPES = new Map([
    ...['str', 'string', 'object', 'o'].map((name) => [name, 'str']),
    ...['int', 'int64', 'int32', 'int16', 'int8'].map((name) => [name, 'int']),
    ...['float', 'float64', 'float32', 'float16', 'double'].map((name) => [name, 'float']),
    ...['bool', 'boolean'].map((name) => [name, 'bool']),
    ['category', 'category']
]);
const ENCODINGS = new Map([
    ...['utf-8', 'utf8', 'utf_8', 'utf-8-sig', 'utf_8_sig', 'ascii', 'us-ascii'].map((name) => [name, 'utf-8']),
    ...['latin-1', 'latin1', 'latin_1', 'iso-8859-1', 'iso8859-1', 'l1'].map((name) => [name, 'latin-1'])
]);
/** What one argument does to the options; each refuses a value it cannot honour. */
const READERS = {
    sep: (options, value) => (options.delimiter = byteCharacter('sep', value)),
    delimiter: (options, value) => (options.delimiter = byteCharacter('delimiter', value)),
    quotechar: (options, value) => (options.quote = value === null ? undefined : byteCharacter('quotechar', value)),
    header: (options, value, all) => {
        if (value === 0)
            options.header = true;
        else if (value === null)
            options.header = false;
        else if (value === 'infer')
            options.header = (all.get('names') ?? null) === null;
        else
            throw options_refused('header', value, '0, null or "infer"');
    },
    names: (options, value) => {
        const names = listOf('names', value, isString, 'a list of strings');
        if (new Set(names).size !== names.length)
            throw options_refused('names', value, 'a list without duplicates');
        options.names = names;
    },
    usecols: (options, value) => {
        const isColumn = (item) => isString(item) || isCount(item);
        options.usecols = listOf('usecols', value, isColumn, 'a list of column names or positions');
    },
    dtype: (options, value) => {
        if (isPlainObject(value)) {
            const byColumn = Object.entries(value).map(([name, type]) => [name, dtypeNamed(type)]);
            options.dtype = { byColumn: new Map(byColumn) };
        }
        else
            options.dtype = { all: dtypeNamed(value) };
    },
    na_values: () => undefined,
    keep_default_na: () => undefined,
    encoding: (options, value) => {
        const encoding = isString(value) ? ENCODINGS.get(value.toLowerCase()) : undefined;
        if (encoding === undefined)
            throw options_refused('encoding', value, '"utf-8", "utf-8-sig" or "latin-1"');
        options.encoding = encoding;
    },
    decimal: (options, value) => (options.decimal = byteCharacter('decimal', value)),
    thousands: (options, value) => (options.thousands = byteCharacter('thousands', value)),
    skiprows: (options, value) => (options.skipRows = count('skiprows', value)),
    nrows: (options, value) => (options.rows = count('nrows', value)),
    compression: (options, value) => {
        if (value === null)
            options.compression = 'none';
        else if (value === 'infer' || value === 'gzip')
            options.compression = value;
        else
            throw options_refused('compression', value, '"infer", "gzip" or null');
    },
    true_values: (options, value) => {
        options.trueValues = new Set(listOf('true_values', value, isString, 'a list of strings'));
    },
    false_values: (options, value) => {
        options.falseValues = new Set(listOf('false_values', value, isString, 'a list of strings'));
    }
};
/** The defaults are those of `pandas.read_csv`. Throws DataError for a key or value that cannot be honoured. */
function parseLoadingKwargs(kwargs = {}) {
    const given = new Map(Object.entries(kwargs).filter(([key, value]) => value !== null || NULL_HAS_MEANING.has(key)));
    const options = {
        delimiter: ',',
        quote: '"',
        header: (given.get('names') ?? null) === null,
        names: undefined,
        usecols: undefined,
        dtype: {},
        missing: missingValues(given.get('na_values'), given.get('keep_default_na')),
        encoding: 'utf-8',
        decimal: '.',
        thousands: undefined,
        skipRows: 0,
        rows: undefined,
        compression: 'infer',
        trueValues: new Set(),
        falseValues: new Set()
    };
    for (const [key, value] of given) {
        if (!Object.hasOwn(READERS, key))
            throw unknownKey(key);
        READERS[key](options, value, given);
    }
    if (options.delimiter === options.quote)
        throw options_refused('sep', options.delimiter, 'another character than quotechar');
    if (options.decimal === options.thousands)
        throw options_refused('thousands', options.thousands, 'another character than decimal');
    return options;
}
const NULL_HAS_MEANING = new Set(['header', 'quotechar', 'compression']);
function unknownKey(key) {
    const supported = Object.keys(READERS);
    const nearest = supported.toSorted((a, b) => leven(key, a) - leven(key, b))[0];
    return new DataError('data-loading-kwargs', `loading_kwargs has the key ${errors_quoted(key)}, which is not supported.`, `${leven(key, nearest) <= 2 ? `Did you mean ${nearest}? ` : ''}Supported: ${supported.join(', ')}.`);
}
function options_refused(key, value, allowed) {
    const given = errors_quoted(JSON.stringify(value));
    return new DataError('data-loading-kwargs', `loading_kwargs.${key} is ${given}.`, `Give ${allowed}.`);
}
const isString = (value) => typeof value === 'string';
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isPlainObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The tokenizer works on bytes, so a structural character must be one ASCII character. */
function byteCharacter(key, value) {
    const isByte = isString(value) && value.length === 1 && value.charCodeAt(0) < 128 && value !== '\n' && value !== '\r';
    if (!isByte)
        throw options_refused(key, value, 'one ASCII character');
    return value;
}
function count(key, value) {
    if (!isCount(value))
        throw options_refused(key, value, 'a whole number of at least 0');
    return value;
}
function listOf(key, value, is, allowed) {
    if (!Array.isArray(value) || !value.every(is))
        throw options_refused(key, value, allowed);
    return value;
}
function dtypeNamed(value) {
    const dtype = isString(value) ? DTYPES.get(value.toLowerCase()) : undefined;
    if (dtype === undefined)
        throw options_refused('dtype', value, [...new Set(DTYPES.values())].map((name) => `"${name}"`).join(', '));
    return dtype;
}
function missingValues(given, keepDefault) {
    if (keepDefault !== undefined && typeof keepDefault !== 'boolean') {
        throw options_refused('keep_default_na', keepDefault, 'true or false');
    }
    const defaults = keepDefault === false ? [] : DEFAULT_MISSING;
    const setOf = (values) => {
        const list = Array.isArray(values) ? values : values === undefined ? [] : [values];
        const isValue = (item) => isString(item) || typeof item === 'number';
        const own = listOf('na_values', list, isValue, 'a string, a number, a list of these, or an object of such lists by column');
        const spellings = own.flatMap((value) => Number.isInteger(value) ? [String(value), `${value}.0`] : [String(value)]);
        const numbers = own
            .map((value) => (value === '' ? Number.NaN : Number(value)))
            .filter((value) => !Number.isNaN(value));
        return { spellings: new Set([...defaults, ...spellings]), numbers: new Set(numbers) };
    };
    if (!isPlainObject(given)) {
        const all = setOf(given);
        return { forColumn: () => all };
    }
    const byColumn = new Map(Object.entries(given).map(([name, values]) => [name, setOf(values)]));
    const others = setOf(undefined);
    return { forColumn: (name) => byColumn.get(name) ?? others };
}
/** Names the columns of a list that are not among `present`. Throws DataError when there is one. */
function requireColumns(key, wanted, present) {
    const known = new Set(present);
    const absent = wanted.filter((name) => !known.has(name));
    if (absent.length === 0)
        return;
    throw new DataError('data-column-missing', `loading_kwargs.${key} names columns that the file does not have: ${listed(absent)}.`, `The file has: ${listed(present, 30)}.`);
}

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.bitreader.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Licensed under the Apache License, Version 2.0 (the "License");
   you may not use this file except in compliance with the License.
   You may obtain a copy of the License at

   http://www.apache.org/licenses/LICENSE-2.0

   Unless required by applicable law or agreed to in writing, software
   distributed under the License is distributed on an "AS IS" BASIS,
   WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
   See the License for the specific language governing permissions and
   limitations under the License.

   Bit reading helpers
*/

const BROTLI_READ_SIZE = 4096
const BROTLI_IBUF_SIZE = 2 * BROTLI_READ_SIZE + 32
const BROTLI_IBUF_MASK = 2 * BROTLI_READ_SIZE - 1

const kBitMask = new Uint32Array([
  0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383, 32767,
  65535, 131071, 262143, 524287, 1048575, 2097151, 4194303, 8388607, 16777215,
])

class BrotliBitReader {
  /**
   * Input byte buffer, consist of a ringbuffer and a "slack" region where
   * bytes from the start of the ringbuffer are copied.
   *
   * @typedef {import('./brotli.streams.js').BrotliInput} BrotliInput
   * @param {BrotliInput} input
   */
  constructor(input) {
    this.buf_ = new Uint8Array(BROTLI_IBUF_SIZE)
    this.input_ = input /* input callback */

    this.buf_ptr_ = 0 /* next input will write here */
    this.val_ = 0 /* pre-fetched bits */
    this.pos_ = 0 /* byte position in stream */

    this.bit_pos_ = 0
    this.bit_end_pos_ = 0
    this.eos_ = 0

    this.reset()
  }

  static READ_SIZE = BROTLI_READ_SIZE
  static IBUF_MASK = BROTLI_IBUF_MASK

  reset() {
    this.buf_ptr_ = 0 /* next input will write here */
    this.val_ = 0 /* pre-fetched bits */
    this.pos_ = 0 /* byte position in stream */
    this.bit_pos_ = 0 /* current bit-reading position in val_ */
    this.bit_end_pos_ = 0 /* bit-reading end position from LSB of val_ */
    this.eos_ = 0 /* input stream is finished */

    this.readMoreInput()
    for (let i = 0; i < 4; i++) {
      this.val_ |= this.buf_[this.pos_] << 8 * i
      this.pos_++
    }

    return this.bit_end_pos_ > 0
  }

  /**
   * Fills up the input ringbuffer by calling the input callback.
   *
   * Does nothing if there are at least 32 bytes present after current position.
   *
   * Returns 0 if either:
   *  - the input callback returned an error, or
   *  - there is no more input and the position is past the end of the stream.
   *
   * After encountering the end of the input stream, 32 additional zero bytes are
   * copied to the ringbuffer, therefore it is safe to call this function after
   * every 32 bytes of input is read.
   */
  readMoreInput() {
    if (this.bit_end_pos_ > 256) {
      // return
    } else if (this.eos_) {
      if (this.bit_pos_ > this.bit_end_pos_)
        throw new Error('Unexpected end of input ' + this.bit_pos_ + ' ' + this.bit_end_pos_)
    } else {
      const dst = this.buf_ptr_
      const bytes_read = this.input_.read(this.buf_, dst, BROTLI_READ_SIZE)
      if (bytes_read < 0) {
        throw new Error('Unexpected end of input')
      }

      if (bytes_read < BROTLI_READ_SIZE) {
        this.eos_ = 1
        /* Store 32 bytes of zero after the stream end. */
        for (let p = 0; p < 32; p++)
          this.buf_[dst + bytes_read + p] = 0
      }

      if (dst === 0) {
        /* Copy the head of the ringbuffer to the slack region. */
        for (let p = 0; p < 32; p++)
          this.buf_[(BROTLI_READ_SIZE << 1) + p] = this.buf_[p]

        this.buf_ptr_ = BROTLI_READ_SIZE
      } else {
        this.buf_ptr_ = 0
      }

      this.bit_end_pos_ += bytes_read << 3
    }
  }

  /* Guarantees that there are at least 24 bits in the buffer. */
  fillBitWindow() {
    while (this.bit_pos_ >= 8) {
      this.val_ >>>= 8
      this.val_ |= this.buf_[this.pos_ & BROTLI_IBUF_MASK] << 24
      this.pos_++
      this.bit_pos_ = this.bit_pos_ - 8 >>> 0
      this.bit_end_pos_ = this.bit_end_pos_ - 8 >>> 0
    }
  }

  /**
   * Reads the specified number of bits from Read Buffer.
   *
   * @param {number} n_bits
   * @returns {number}
   */
  readBits(n_bits) {
    if (32 - this.bit_pos_ < n_bits) this.fillBitWindow()
    const val = this.val_ >>> this.bit_pos_ & kBitMask[n_bits]
    this.bit_pos_ += n_bits
    return val
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.huffman.js

const kDefaultCodeLength = 8

const HUFFMAN_TABLE_BITS = 8
const HUFFMAN_TABLE_MASK = 0xff

const CODE_LENGTH_CODES = 18
const kCodeLengthCodeOrder = new Uint8Array([
  1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15,
])

const kMaxHuffmanTableSize = new Uint16Array([
  256, 402, 436, 468, 500, 534, 566, 598, 630, 662, 694, 726, 758, 790, 822,
  854, 886, 920, 952, 984, 1016, 1048, 1080,
])

class HuffmanCode {
  /**
   * @param {number} bits
   * @param {number} value
   */
  constructor(bits, value) {
    this.bits = bits // number of bits used for this symbol
    this.value = value // symbol value or table offset
  }
}

const kCodeLengthRepeatCode = 16
const MAX_LENGTH = 15

/**
 * Returns reverse(reverse(key, len) + 1, len), where reverse(key, len) is the
 * bit-wise reversal of the len least significant bits of key.
 * @param {number} key
 * @param {number} len
 * @returns {number}
 */
function getNextKey(key, len) {
  let step = 1 << len - 1
  while (key & step) {
    step >>= 1
  }
  return (key & step - 1) + step
}

/**
 * Stores code in table[0], table[step], table[2*step], ..., table[end]
 * Assumes that end is an integer multiple of step
 * @param {HuffmanCode[]} table
 * @param {number} i
 * @param {number} step
 * @param {number} end
 * @param {HuffmanCode} code
 */
function replicateValue(table, i, step, end, code) {
  do {
    end -= step
    table[i + end] = new HuffmanCode(code.bits, code.value)
  } while (end > 0)
}

/**
 * Returns the table width of the next 2nd level table. count is the histogram
 * of bit lengths for the remaining symbols, len is the code length of the next
 * processed symbol
 * @param {Int32Array} count
 * @param {number} len
 * @param {number} root_bits
 * @returns {number}
 */
function nextTableBitSize(count, len, root_bits) {
  let left = 1 << len - root_bits
  while (len < MAX_LENGTH) {
    left -= count[len]
    if (left <= 0) break
    ++len
    left <<= 1
  }
  return len - root_bits
}

/**
 * @param {HuffmanCode[]} root_table
 * @param {number} table
 * @param {number} root_bits
 * @param {Uint8Array} code_lengths
 * @param {number} code_lengths_size
 * @returns {number}
 */
function buildHuffmanTable(root_table, table, root_bits, code_lengths, code_lengths_size) {
  const start_table = table
  const count = new Int32Array(MAX_LENGTH + 1) // number of codes of each length
  const offset = new Int32Array(MAX_LENGTH + 1) // offsets in sorted table for each length
  const sorted = new Int32Array(code_lengths_size) // symbols sorted by code length

  // build histogram of code lengths
  for (let i = 0; i < code_lengths_size; i++) {
    count[code_lengths[i]]++
  }

  // generate offsets into sorted symbol table by code length
  offset[1] = 0
  for (let i = 1; i < MAX_LENGTH; i++) {
    offset[i + 1] = offset[i] + count[i]
  }

  // sort symbols by length, by symbol order within each length
  for (let i = 0; i < code_lengths_size; i++) {
    if (code_lengths[i] !== 0) {
      sorted[offset[code_lengths[i]]++] = i
    }
  }

  let table_bits = root_bits // key length of current table
  let table_size = 1 << table_bits
  let total_size = table_size // sum of root table size and 2nd level table sizes

  // special case code with only one value
  if (offset[MAX_LENGTH] === 1) {
    for (let key = 0; key < total_size; ++key) {
      root_table[table + key] = new HuffmanCode(0, sorted[0] & 0xffff)
    }

    return total_size
  }

  // fill in root table
  let key = 0 // reversed prefix code
  let symbol = 0 // symbol index in original or sorted table
  for (let len = 1, step = 2; len <= root_bits; ++len, step <<= 1) {
    for (; count[len] > 0; --count[len]) {
      const code = new HuffmanCode(len & 0xff, sorted[symbol++] & 0xffff)
      replicateValue(root_table, table + key, step, table_size, code)
      key = getNextKey(key, len)
    }
  }

  // fill in 2nd level tables and add pointers to root table
  const mask = total_size - 1
  let low = -1 // low bits for current root entry
  for (let len = root_bits + 1, step = 2; len <= MAX_LENGTH; ++len, step <<= 1) {
    for (; count[len] > 0; --count[len]) {
      if ((key & mask) !== low) {
        table += table_size
        table_bits = nextTableBitSize(count, len, root_bits)
        table_size = 1 << table_bits
        total_size += table_size
        low = key & mask
        root_table[start_table + low] = new HuffmanCode(table_bits + root_bits & 0xff, table - start_table - low & 0xffff)
      }
      const code = new HuffmanCode(len - root_bits & 0xff, sorted[symbol++] & 0xffff)
      replicateValue(root_table, table + (key >> root_bits), step, table_size, code)
      key = getNextKey(key, len)
    }
  }

  return total_size
}

/**
 * @import {BrotliBitReader} from './brotli.bitreader.js'
 * @param {number} alphabet_size
 * @param {HuffmanCode[]} tables
 * @param {number} table
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function readHuffmanCode(alphabet_size, tables, table, br) {
  const code_lengths = new Uint8Array(alphabet_size)

  br.readMoreInput()

  // simple_code_or_skip is used as follows:
  // - 1 for simple code;
  // - 0 for no skipping, 2 skips 2 code lengths, 3 skips 3 code lengths
  const simple_code_or_skip = br.readBits(2)
  if (simple_code_or_skip === 1) {
    // Read symbols, codes & code lengths directly
    let max_bits_counter = alphabet_size - 1
    let max_bits = 0
    const symbols = new Int32Array(4)
    const num_symbols = br.readBits(2) + 1
    while (max_bits_counter) {
      max_bits_counter >>= 1
      max_bits++
    }

    for (let i = 0; i < num_symbols; i++) {
      symbols[i] = br.readBits(max_bits) % alphabet_size
      code_lengths[symbols[i]] = 2
    }
    code_lengths[symbols[0]] = 1
    switch (num_symbols) {
    case 1:
      break
    case 3:
      if (symbols[0] === symbols[1] ||
            symbols[0] === symbols[2] ||
            symbols[1] === symbols[2]) {
        throw new Error('[ReadHuffmanCode] invalid symbols')
      }
      break
    case 2:
      if (symbols[0] === symbols[1]) {
        throw new Error('[ReadHuffmanCode] invalid symbols')
      }

      code_lengths[symbols[1]] = 1
      break
    case 4:
      if (symbols[0] === symbols[1] ||
            symbols[0] === symbols[2] ||
            symbols[0] === symbols[3] ||
            symbols[1] === symbols[2] ||
            symbols[1] === symbols[3] ||
            symbols[2] === symbols[3]) {
        throw new Error('[ReadHuffmanCode] invalid symbols')
      }

      if (br.readBits(1)) {
        code_lengths[symbols[2]] = 3
        code_lengths[symbols[3]] = 3
      } else {
        code_lengths[symbols[0]] = 2
      }
      break
    }
  } else { // Decode Huffman-coded code lengths
    const code_length_code_lengths = new Uint8Array(CODE_LENGTH_CODES)
    let space = 32
    let num_codes = 0
    // Static Huffman code for the code length code lengths
    const huff = [
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(3, 2),
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(4, 1),
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(3, 2),
      new HuffmanCode(2, 0), new HuffmanCode(2, 4), new HuffmanCode(2, 3), new HuffmanCode(4, 5),
    ]
    for (let i = simple_code_or_skip; i < CODE_LENGTH_CODES && space > 0; i++) {
      const code_len_idx = kCodeLengthCodeOrder[i]
      let p = 0
      br.fillBitWindow()
      p += br.val_ >>> br.bit_pos_ & 15
      br.bit_pos_ += huff[p].bits
      const v = huff[p].value
      code_length_code_lengths[code_len_idx] = v
      if (v !== 0) {
        space -= 32 >> v
        num_codes++
      }
    }

    if (!(num_codes === 1 || space === 0))
      throw new Error('[ReadHuffmanCode] invalid num_codes or space')

    readHuffmanCodeLengths(code_length_code_lengths, alphabet_size, code_lengths, br)
  }

  const table_size = buildHuffmanTable(tables, table, HUFFMAN_TABLE_BITS, code_lengths, alphabet_size)
  if (!table_size) throw new Error('brotli BuildHuffmanTable failed')
  return table_size
}

/**
 * Decodes the next Huffman code from bit-stream.
 * @param {HuffmanCode[]} table
 * @param {number} index
 * @param {BrotliBitReader} br
 * @returns {number}

 */
function readSymbol(table, index, br) {
  br.fillBitWindow()
  index += br.val_ >>> br.bit_pos_ & HUFFMAN_TABLE_MASK
  const nbits = table[index].bits - HUFFMAN_TABLE_BITS
  if (nbits > 0) {
    br.bit_pos_ += HUFFMAN_TABLE_BITS
    index += table[index].value
    index += br.val_ >>> br.bit_pos_ & (1 << nbits) - 1
  }
  br.bit_pos_ += table[index].bits
  return table[index].value
}

/**
 * @param {Uint8Array} code_length_code_lengths
 * @param {number} num_symbols
 * @param {Uint8Array} code_lengths
 * @param {BrotliBitReader} br
 */
function readHuffmanCodeLengths(code_length_code_lengths, num_symbols, code_lengths, br) {
  let symbol = 0
  let prev_code_len = kDefaultCodeLength
  let repeat = 0
  let repeat_code_len = 0
  let space = 32768

  const table = []
  for (let i = 0; i < 32; i++)
    table.push(new HuffmanCode(0, 0))

  buildHuffmanTable(table, 0, 5, code_length_code_lengths, CODE_LENGTH_CODES)

  while (symbol < num_symbols && space > 0) {
    let p = 0

    br.readMoreInput()
    br.fillBitWindow()
    p += br.val_ >>> br.bit_pos_ & 31
    br.bit_pos_ += table[p].bits
    const code_len = table[p].value & 0xff
    if (code_len < kCodeLengthRepeatCode) {
      repeat = 0
      code_lengths[symbol++] = code_len
      if (code_len !== 0) {
        prev_code_len = code_len
        space -= 32768 >> code_len
      }
    } else {
      const extra_bits = code_len - 14
      let new_len = 0
      if (code_len === kCodeLengthRepeatCode) {
        new_len = prev_code_len
      }
      if (repeat_code_len !== new_len) {
        repeat = 0
        repeat_code_len = new_len
      }
      const old_repeat = repeat
      if (repeat > 0) {
        repeat -= 2
        repeat <<= extra_bits
      }
      repeat += br.readBits(extra_bits) + 3
      const repeat_delta = repeat - old_repeat
      if (symbol + repeat_delta > num_symbols) {
        throw new Error('[ReadHuffmanCodeLengths] symbol + repeat_delta > num_symbols')
      }

      for (let x = 0; x < repeat_delta; x++)
        code_lengths[symbol + x] = repeat_code_len

      symbol += repeat_delta

      if (repeat_code_len !== 0) {
        space -= repeat_delta << 15 - repeat_code_len
      }
    }
  }
  if (space !== 0) {
    throw new Error('[ReadHuffmanCodeLengths] space = ' + space)
  }

  for (; symbol < num_symbols; symbol++)
    code_lengths[symbol] = 0
}


class HuffmanTreeGroup {
  /**
   * Contains a collection of huffman trees with the same alphabet size.
   *
   * @param {number} alphabet_size
   * @param {number} num_htrees
   */
  constructor(alphabet_size, num_htrees) {
    this.alphabet_size = alphabet_size
    this.num_htrees = num_htrees
    this.codes = new Array(num_htrees + num_htrees * kMaxHuffmanTableSize[alphabet_size + 31 >>> 5])
    this.htrees = new Uint32Array(num_htrees)
  }

  /**
   * @param {BrotliBitReader} br
   */
  decode(br) {
    let next = 0
    for (let i = 0; i < this.num_htrees; i++) {
      this.htrees[i] = next
      next += readHuffmanCode(this.alphabet_size, this.codes, next, br)
    }
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.prefix.js
/* Copyright 2013 Google Inc. All Rights Reserved.
   Lookup tables to map prefix codes to value ranges. This is used during
   decoding of the block lengths, literal insertion lengths and copy lengths.
*/

/**
 * Represents the range of values belonging to a prefix code:
 * [offset, offset + 2^nbits)
 * @param {number[]} pair
 * @returns {{offset: number, nbits: number}}
 */
function prefix([ offset, nbits ]) {
  return { offset, nbits }
}

const kBlockLengthPrefixCode = [
  [1, 2], [5, 2], [9, 2], [13, 2],
  [17, 3], [25, 3], [33, 3], [41, 3],
  [49, 4], [65, 4], [81, 4], [97, 4],
  [113, 5], [145, 5], [177, 5], [209, 5],
  [241, 6], [305, 6], [369, 7], [497, 8],
  [753, 9], [1265, 10], [2289, 11], [4337, 12],
  [8433, 13], [16625, 24],
].map(prefix)

const kInsertLengthPrefixCode = [
  [0, 0], [1, 0], [2, 0], [3, 0],
  [4, 0], [5, 0], [6, 1], [8, 1],
  [10, 2], [14, 2], [18, 3], [26, 3],
  [34, 4], [50, 4], [66, 5], [98, 5],
  [130, 6], [194, 7], [322, 8], [578, 9],
  [1090, 10], [2114, 12], [6210, 14], [22594, 24],
].map(prefix)

const kCopyLengthPrefixCode = [
  [2, 0], [3, 0], [4, 0], [5, 0],
  [6, 0], [7, 0], [8, 0], [9, 0],
  [10, 1], [12, 1], [14, 2], [18, 2],
  [22, 3], [30, 3], [38, 4], [54, 4],
  [70, 5], [102, 5], [134, 6], [198, 7],
  [326, 8], [582, 9], [1094, 10], [2118, 24],
].map(prefix)

const kInsertRangeLut = [
  0, 0, 8, 8, 0, 16, 8, 16, 16,
]

const kCopyRangeLut = [
  0, 8, 0, 8, 16, 0, 16, 8, 16,
]

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/gzip.huffman.js
// Adapted from https://github.com/101arrowz/fflate Copyright (c) 2023 Arjun Barrett
// https://tools.ietf.org/html/rfc1951

/* Maximum possible Huffman table size for an alphabet size of 704, max code
 * length 15 and root table bits 8. */
const HUFFMAN_MAX_TABLE_SIZE = 1080

// fixed length extra bits
const fixedLengthExtraBits = new Uint8Array([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, /* unused */ 0, 0, /* impossible */ 0,
])
const fixedDistanceExtraBits = new Uint8Array([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, /* unused */ 0, 0,
])

/**
 * get base, reverse index map from extra bits
 * @param {Uint8Array} eb
 * @param {number} start
 * @returns {{base: Uint16Array, rev: Int32Array}}
 */
function freb(eb, start) {
  const base = new Uint16Array(31)
  for (let i = 0; i < 31; i++) {
    base[i] = start += 1 << eb[i - 1]
  }
  // numbers here are max 18 bits
  const rev = new Int32Array(base[30])
  for (let i = 1; i < 30; i++) {
    for (let j = base[i]; j < base[i + 1]; ++j) {
      rev[j] = j - base[i] << 5 | i
    }
  }
  return { base, rev }
}

const { base: fixedLength, rev: revfl } = freb(fixedLengthExtraBits, 2)
// we can ignore the fact that the other numbers are wrong; they never happen anyway
fixedLength[28] = 258
revfl[258] = 28
const { base: fixedDistance } = freb(fixedDistanceExtraBits, 0)

// map of value to reverse (assuming 16 bits)
const rev = new Uint16Array(32768)
for (let i = 0; i < 32768; i++) {
  // reverse table algorithm from SO
  let x = (i & 0xAAAA) >> 1 | (i & 0x5555) << 1
  x = (x & 0xCCCC) >> 2 | (x & 0x3333) << 2
  x = (x & 0xF0F0) >> 4 | (x & 0x0F0F) << 4
  rev[i] = ((x & 0xFF00) >> 8 | (x & 0x00FF) << 8) >> 1
}

/**
 * create huffman tree from Uint8Array "map": index -> code length for code index
 * maxBits must be at most 15
 * @param {Uint8Array} cd
 * @param {number} maxBits
 * @param {0 | 1} r
 * @returns {Uint16Array}
 */
function huffMap(cd, maxBits, r) {
  // u16 "map": index -> # of codes with bit length = index
  const l = new Uint16Array(maxBits)
  // length of cd must be 288 (total # of codes)
  for (let i = 0; i < cd.length; i++) {
    if (cd[i]) ++l[cd[i] - 1]
  }
  // u16 "map": index -> minimum code for bit length = index
  const le = new Uint16Array(maxBits)
  for (let i = 1; i < maxBits; i++) {
    le[i] = le[i - 1] + l[i - 1] << 1
  }
  let co
  if (r) {
    // u16 "map": index -> number of actual bits, symbol for code
    co = new Uint16Array(1 << maxBits)
    // bits to remove for reverser
    const rvb = 15 - maxBits
    for (let i = 0; i < cd.length; i++) {
      // ignore 0 lengths
      if (cd[i]) {
        // num encoding both symbol and bits read
        const sv = i << 4 | cd[i]
        const freeBits = maxBits - cd[i]
        let startValue = le[cd[i] - 1]++ << freeBits
        for (const endValue = startValue | (1 << freeBits) - 1; startValue <= endValue; startValue++) {
          // every 16 bit value starting with the code yields the same result
          co[rev[startValue] >> rvb] = sv
        }
      }
    }
  } else {
    co = new Uint16Array(cd.length)
    for (let i = 0; i < cd.length; i++) {
      if (cd[i]) {
        co[i] = rev[le[cd[i] - 1]++] >> 15 - cd[i]
      }
    }
  }
  return co
}

// construct huffman trees
const fixedLengthTree = new Uint8Array(288)
for (let i = 0; i < 144; i++) fixedLengthTree[i] = 8
for (let i = 144; i < 256; i++) fixedLengthTree[i] = 9
for (let i = 256; i < 280; i++) fixedLengthTree[i] = 7
for (let i = 280; i < 288; i++) fixedLengthTree[i] = 8
const fixedDistanceTree = new Uint8Array(32)
for (let i = 0; i < 32; i++) fixedDistanceTree[i] = 5

const fixedLengthMap = /*#__PURE__*/ huffMap(fixedLengthTree, 9, 1)
const fixedDistanceMap = /*#__PURE__*/ huffMap(fixedDistanceTree, 5, 1)


;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.blocks.js





/**
 * @import {HuffmanCode} from './brotli.huffman.js'
 * @param {number} max_block_type
 * @param {HuffmanCode[]} trees
 * @param {number} tree_type
 * @param {number[]} block_types
 * @param {number[]} ringbuffers
 * @param {number[]} indexes
 * @param {BrotliBitReader} br
 */
function decodeBlockType(max_block_type, trees, tree_type, block_types, ringbuffers, indexes, br) {
  const ringbuffer = tree_type * 2
  const index = tree_type
  const type_code = readSymbol(trees, tree_type * HUFFMAN_MAX_TABLE_SIZE, br)
  let block_type
  if (type_code === 0) {
    block_type = ringbuffers[ringbuffer + (indexes[index] & 1)]
  } else if (type_code === 1) {
    block_type = ringbuffers[ringbuffer + (indexes[index] - 1 & 1)] + 1
  } else {
    block_type = type_code - 2
  }
  if (block_type >= max_block_type) {
    block_type -= max_block_type
  }
  block_types[tree_type] = block_type
  ringbuffers[ringbuffer + (indexes[index] & 1)] = block_type
  indexes[index]++
}

/**
 * @typedef {{ input_end: number, is_metadata: boolean, meta_block_length: number, is_uncompressed: number }} MetaBlockLength
 * @param {BrotliBitReader} br
 * @returns {MetaBlockLength}
 */
function decodeMetaBlockLength(br) {
  const out = {
    meta_block_length: 0,
    input_end: 0,
    is_uncompressed: 0,
    is_metadata: false,
  }

  out.input_end = br.readBits(1)
  if (out.input_end && br.readBits(1)) {
    return out
  }

  const size_nibbles = br.readBits(2) + 4
  if (size_nibbles === 7) {
    out.is_metadata = true

    if (br.readBits(1) !== 0)
      throw new Error('Invalid reserved bit')

    const size_bytes = br.readBits(2)
    if (size_bytes === 0)
      return out

    for (let i = 0; i < size_bytes; i++) {
      const next_byte = br.readBits(8)
      if (i + 1 === size_bytes && size_bytes > 1 && next_byte === 0)
        throw new Error('Invalid size byte')

      out.meta_block_length |= next_byte << i * 8
    }
  } else {
    for (let i = 0; i < size_nibbles; i++) {
      const next_nibble = br.readBits(4)
      if (i + 1 === size_nibbles && size_nibbles > 4 && next_nibble === 0)
        throw new Error('Invalid size nibble')

      out.meta_block_length |= next_nibble << i * 4
    }
  }

  out.meta_block_length++

  if (!out.input_end && !out.is_metadata) {
    out.is_uncompressed = br.readBits(1)
  }

  return out
}


/**
 * @import {BrotliOutput} from './brotli.streams.js'
 * @param {BrotliOutput} output
 * @param {number} len
 * @param {number} pos
 * @param {Uint8Array} ringbuffer
 * @param {number} ringbuffer_mask
 * @param {BrotliBitReader} br
 */
function copyUncompressedBlockToOutput(output, len, pos, ringbuffer, ringbuffer_mask, br) {
  const rb_size = ringbuffer_mask + 1
  let rb_pos = pos & ringbuffer_mask
  let br_pos = br.pos_ & BrotliBitReader.IBUF_MASK

  // For short lengths copy byte-by-byte
  if (len < 8 || br.bit_pos_ + (len << 3) < br.bit_end_pos_) {
    while (len-- > 0) {
      br.readMoreInput()
      ringbuffer[rb_pos++] = br.readBits(8)
      if (rb_pos === rb_size) {
        output.write(ringbuffer, rb_size)
        rb_pos = 0
      }
    }
    return
  }

  if (br.bit_end_pos_ < 32) {
    throw new Error('copyUncompressedBlockToOutput: br.bit_end_pos_ < 32')
  }

  // Copy remaining 0-4 bytes from br.val_ to ringbuffer
  while (br.bit_pos_ < 32) {
    ringbuffer[rb_pos] = br.val_ >>> br.bit_pos_
    br.bit_pos_ += 8
    rb_pos++
    len--
  }

  // Copy remaining bytes from br.buf_ to ringbuffer
  let nbytes = br.bit_end_pos_ - br.bit_pos_ >> 3
  if (br_pos + nbytes > BrotliBitReader.IBUF_MASK) {
    const tail = BrotliBitReader.IBUF_MASK + 1 - br_pos
    for (let x = 0; x < tail; x++)
      ringbuffer[rb_pos + x] = br.buf_[br_pos + x]

    nbytes -= tail
    rb_pos += tail
    len -= tail
    br_pos = 0
  }

  for (let x = 0; x < nbytes; x++)
    ringbuffer[rb_pos + x] = br.buf_[br_pos + x]

  rb_pos += nbytes
  len -= nbytes

  // If we wrote past the logical end of the ringbuffer, copy the tail of the
  // ringbuffer to its beginning and flush the ringbuffer to the output
  if (rb_pos >= rb_size) {
    output.write(ringbuffer, rb_size)
    rb_pos -= rb_size
    for (let x = 0; x < rb_pos; x++)
      ringbuffer[x] = ringbuffer[rb_size + x]
  }

  // If we have more to copy than the remaining size of the ringbuffer, then we
  // first fill the ringbuffer from the input and then flush the ringbuffer
  while (rb_pos + len >= rb_size) {
    nbytes = rb_size - rb_pos
    if (br.input_.read(ringbuffer, rb_pos, nbytes) < nbytes) {
      throw new Error('copyUncompressedBlockToOutput: not enough bytes')
    }
    output.write(ringbuffer, rb_size)
    len -= nbytes
    rb_pos = 0
  }

  // Copy straight from the input onto the ringbuffer
  // Ringbuffer will be flushed to output later
  if (br.input_.read(ringbuffer, rb_pos, len) < len) {
    throw new Error('copyUncompressedBlockToOutput: not enough bytes')
  }

  // Restore the state of the bit reader
  br.reset()
}

/**
 * Decodes a number in the range [0..255], by reading 1 - 11 bits.
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function decodeVarLenUint8(br) {
  if (br.readBits(1)) {
    const nbits = br.readBits(3)
    if (nbits === 0) {
      return 1
    } else {
      return br.readBits(nbits) + (1 << nbits)
    }
  }
  return 0
}

/**
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function decodeWindowBits(br) {
  if (br.readBits(1) === 0) return 16

  let n = br.readBits(3)
  if (n > 0) return 17 + n

  n = br.readBits(3)
  if (n > 0) return 8 + n

  return 17
}

/**
 * Advances the bit reader position to the next byte boundary and verifies
 * that any skipped bits are set to zero.
 * @param {BrotliBitReader} br
 * @returns {boolean}
 */
function jumpToByteBoundary(br) {
  const new_bit_pos = br.bit_pos_ + 7 & ~7
  return !br.readBits(new_bit_pos - br.bit_pos_)
}

/**
 * @param {HuffmanCode[]} table
 * @param {number} index
 * @param {BrotliBitReader} br
 * @returns {number}
 */
function readBlockLength(table, index, br) {
  const code = readSymbol(table, index, br)
  const { offset, nbits } = kBlockLengthPrefixCode[code]
  return offset + br.readBits(nbits)
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.context.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Lookup table to map the previous two bytes to a context id.

   There are four different context modeling modes defined here:
     CONTEXT_LSB6: context id is the least significant 6 bits of the last byte,
     CONTEXT_MSB6: context id is the most significant 6 bits of the last byte,
     CONTEXT_UTF8: second-order context model tuned for UTF8-encoded text,
     CONTEXT_SIGNED: second-order context model tuned for signed integers.

   The context id for the UTF8 context model is calculated as follows. If p1
   and p2 are the previous two bytes, we calcualte the context as

     context = kContextLookup[p1] | kContextLookup[p2 + 256].

   If the previous two bytes are ASCII characters (i.e. < 128), this will be
   equivalent to

     context = 4 * context1(p1) + context2(p2),

   where context1 is based on the previous byte in the following way:

     0  : non-ASCII control
     1  : \t, \n, \r
     2  : space
     3  : other punctuation
     4  : " '
     5  : %
     6  : ( < [ {
     7  : ) > ] }
     8  : , ; :
     9  : .
     10 : =
     11 : number
     12 : upper-case vowel
     13 : upper-case consonant
     14 : lower-case vowel
     15 : lower-case consonant

   and context2 is based on the second last byte:

     0 : control, space
     1 : punctuation
     2 : upper-case letter, number
     3 : lower-case letter

   If the last byte is ASCII, and the second last byte is not (in a valid UTF8
   stream it will be a continuation byte, value between 128 and 191), the
   context is the same as if the second last byte was an ASCII control or space.

   If the last byte is a UTF8 lead byte (value >= 192), then the next byte will
   be a continuation byte and the context id is 2 or 3 depending on the LSB of
   the last byte and to a lesser extent on the second last byte if it is ASCII.

   If the last byte is a UTF8 continuation byte, the second last byte can be:
     - continuation byte: the next byte is probably ASCII or lead byte (assuming
       4-byte UTF8 characters are rare) and the context id is 0 or 1.
     - lead byte (192 - 207): next byte is ASCII or lead byte, context is 0 or 1
     - lead byte (208 - 255): next byte is continuation byte, context is 2 or 3

   The possible value combinations of the previous two bytes, the range of
   context ids and the type of the next byte is summarized in the table below:

   |--------\-----------------------------------------------------------------|
   |         \                         Last byte                              |
   | Second   \---------------------------------------------------------------|
   | last byte \    ASCII            |   cont. byte        |   lead byte      |
   |            \   (0-127)          |   (128-191)         |   (192-)         |
   |=============|===================|=====================|==================|
   |  ASCII      | next: ASCII/lead  |  not valid          |  next: cont.     |
   |  (0-127)    | context: 4 - 63   |                     |  context: 2 - 3  |
   |-------------|-------------------|---------------------|------------------|
   |  cont. byte | next: ASCII/lead  |  next: ASCII/lead   |  next: cont.     |
   |  (128-191)  | context: 4 - 63   |  context: 0 - 1     |  context: 2 - 3  |
   |-------------|-------------------|---------------------|------------------|
   |  lead byte  | not valid         |  next: ASCII/lead   |  not valid       |
   |  (192-207)  |                   |  context: 0 - 1     |                  |
   |-------------|-------------------|---------------------|------------------|
   |  lead byte  | not valid         |  next: cont.        |  not valid       |
   |  (208-)     |                   |  context: 2 - 3     |                  |
   |-------------|-------------------|---------------------|------------------|

   The context id for the signed context mode is calculated as:

     context = (kContextLookup[512 + p1] << 3) | kContextLookup[512 + p2].

   For any context modeling modes, the context ids can be calculated by |-ing
   together two lookups from one table using context model dependent offsets:

     context = kContextLookup[offset1 + p1] | kContextLookup[offset2 + p2].

   where offset1 and offset2 are dependent on the context mode.
*/

/* Common context lookup table for all context modes. */
const lookup = new Uint8Array([
  /* CONTEXT_UTF8, last byte. */
  /* ASCII range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 0, 0, 4, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  8, 12, 16, 12, 12, 20, 12, 16, 24, 28, 12, 12, 32, 12, 36, 12,
  44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 32, 32, 24, 40, 28, 12,
  12, 48, 52, 52, 52, 48, 52, 52, 52, 48, 52, 52, 52, 52, 52, 48,
  52, 52, 52, 52, 52, 48, 52, 52, 52, 52, 52, 24, 12, 28, 12, 12,
  12, 56, 60, 60, 60, 56, 60, 60, 60, 56, 60, 60, 60, 60, 60, 56,
  60, 60, 60, 60, 60, 56, 60, 60, 60, 60, 60, 24, 12, 28, 12, 0,
  /* UTF8 continuation byte range. */
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  /* UTF8 lead byte range. */
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3,
  /* CONTEXT_UTF8 second last byte. */
  /* ASCII range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1,
  1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1,
  1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 0,
  /* UTF8 continuation byte range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  /* UTF8 lead byte range. */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  /* CONTEXT_SIGNED, second last byte. */
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7,
  /* CONTEXT_SIGNED, last byte, same as the above values shifted by 3 bits. */
  0, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32,
  40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
  40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
  40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
  48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 56,
  /* CONTEXT_LSB6, last byte. */
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  /* CONTEXT_MSB6, last byte. */
  0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3,
  4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7,
  8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 11,
  12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 15,
  16, 16, 16, 16, 17, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 19,
  20, 20, 20, 20, 21, 21, 21, 21, 22, 22, 22, 22, 23, 23, 23, 23,
  24, 24, 24, 24, 25, 25, 25, 25, 26, 26, 26, 26, 27, 27, 27, 27,
  28, 28, 28, 28, 29, 29, 29, 29, 30, 30, 30, 30, 31, 31, 31, 31,
  32, 32, 32, 32, 33, 33, 33, 33, 34, 34, 34, 34, 35, 35, 35, 35,
  36, 36, 36, 36, 37, 37, 37, 37, 38, 38, 38, 38, 39, 39, 39, 39,
  40, 40, 40, 40, 41, 41, 41, 41, 42, 42, 42, 42, 43, 43, 43, 43,
  44, 44, 44, 44, 45, 45, 45, 45, 46, 46, 46, 46, 47, 47, 47, 47,
  48, 48, 48, 48, 49, 49, 49, 49, 50, 50, 50, 50, 51, 51, 51, 51,
  52, 52, 52, 52, 53, 53, 53, 53, 54, 54, 54, 54, 55, 55, 55, 55,
  56, 56, 56, 56, 57, 57, 57, 57, 58, 58, 58, 58, 59, 59, 59, 59,
  60, 60, 60, 60, 61, 61, 61, 61, 62, 62, 62, 62, 63, 63, 63, 63,
  /* CONTEXT_{M,L}SB6, second last byte, */
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

const lookupOffsets = new Uint16Array([
  /* CONTEXT_LSB6 */
  1024, 1536,
  /* CONTEXT_MSB6 */
  1280, 1536,
  /* CONTEXT_UTF8 */
  0, 256,
  /* CONTEXT_SIGNED */
  768, 512,
])

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.contextmap.js




/**
 * @import {BrotliBitReader} from './brotli.bitreader.js'
 * @param {number} context_map_size
 * @param {BrotliBitReader} br
 * @returns {[number, Uint8Array]} // num_htrees, context_map
 */
function decodeContextMap(context_map_size, br) {
  let max_run_length_prefix = 0

  br.readMoreInput()
  const num_htrees = decodeVarLenUint8(br) + 1

  const context_map = new Uint8Array(context_map_size)
  if (num_htrees <= 1) {
    return [num_htrees, context_map]
  }

  const use_rle_for_zeros = br.readBits(1)
  if (use_rle_for_zeros) {
    max_run_length_prefix = br.readBits(4) + 1
  }

  const table = []
  for (let i = 0; i < HUFFMAN_MAX_TABLE_SIZE; i++) {
    table[i] = new HuffmanCode(0, 0)
  }

  readHuffmanCode(num_htrees + max_run_length_prefix, table, 0, br)

  for (let i = 0; i < context_map_size;) {
    br.readMoreInput()
    const code = readSymbol(table, 0, br)
    if (code === 0) {
      context_map[i] = 0
      i++
    } else if (code <= max_run_length_prefix) {
      let reps = 1 + (1 << code) + br.readBits(code)
      while (--reps) {
        if (i >= context_map_size) {
          throw new Error('[DecodeContextMap] i >= context_map_size')
        }
        context_map[i] = 0
        i++
      }
    } else {
      context_map[i] = code - max_run_length_prefix
      i++
    }
  }
  if (br.readBits(1)) {
    inverseMoveToFrontTransform(context_map, context_map_size)
  }

  return [num_htrees, context_map]
}

/**
 * @param {Uint8Array} v
 * @param {number} index
 */
function moveToFront(v, index) {
  const value = v[index]
  for (let i = index; i; i--) v[i] = v[i - 1]
  v[0] = value
}

/**
 * @param {Uint8Array} v
 * @param {number} v_len
 */
function inverseMoveToFrontTransform(v, v_len) {
  const mtf = new Uint8Array(256)
  for (let i = 0; i < 256; i++) {
    mtf[i] = i
  }
  for (let i = 0; i < v_len; i++) {
    const index = v[i]
    v[i] = mtf[index]
    if (index) moveToFront(mtf, index)
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.streams.js
class BrotliInput {
  /**
   * @param {Uint8Array} buffer
   */
  constructor(buffer) {
    this.buffer = buffer
    this.pos = 0
  }

  /**
   * @param {Uint8Array} buf
   * @param {number} i
   * @param {number} count
   * @returns {number}
   */
  read(buf, i, count) {
    if (this.pos + count > this.buffer.length) {
      count = this.buffer.length - this.pos
    }

    for (let p = 0; p < count; p++)
      buf[i + p] = this.buffer[this.pos + p]

    this.pos += count
    return count
  }
}

class BrotliOutput {
  /**
   * @param {Uint8Array} buf
   */
  constructor(buf) {
    this.buffer = buf
    this.pos = 0
  }

  /**
   * @param {Uint8Array} buf
   * @param {number} count
   * @returns {number}
   */
  write(buf, count) {
    if (this.pos + count > this.buffer.length) throw new Error('brotli output buffer is not large enough')

    this.buffer.set(buf.subarray(0, count), this.pos)
    this.pos += count
    return count
  }
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/gzip.js
// Adapted from https://github.com/101arrowz/fflate Copyright (c) 2023 Arjun Barrett
// https://tools.ietf.org/html/rfc1951



const codeLengthIndexMap = new Uint8Array([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])

/**
 * read d, starting at bit p and mask with m
 * @param {Uint8Array} input
 * @param {number} pos
 * @param {number} mask
 * @returns {number}
 */
function bits(input, pos, mask) {
  const o = pos / 8 | 0
  return (input[o] | input[o + 1] << 8) >> (pos & 7) & mask
}

/**
 * read d, starting at bit p continuing for at least 16 bits
 * @param {Uint8Array} d
 * @param {number} p
 * @returns {number}
 */
function bits16(d, p) {
  const o = p / 8 | 0
  return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7)
}

/**
 * get end of byte
 * @param {number} p
 * @returns {number}
 */
function shft(p) {
  return (p + 7) / 8 | 0
}

/**
 * return start of gzip payload index
 * @param {Uint8Array} input
 * @param {number} i inputIndex
 * @returns {number}
 */
function gzipStart(input, i) {
  // if missing gzip header, assume raw deflate stream
  if (input[i++] !== 31 || input[i++] !== 139 || input[i++] !== 8) return 0
  const flag = input[i++]
  i += 6 // skip header
  if (flag & 4) i += (input[i + 10] | input[i + 11] << 8) + 2 // skip extra
  // skip name and comment
  for (let zs = (flag >> 3 & 1) + (flag >> 4 & 1); zs > 0; zs -= Number(!input[i++]));
  return i + (flag & 2)
}

/**
 * GZip decompression
 * @param {Uint8Array} input
 * @param {Uint8Array} [output]
 * @param {number} [inputIndex]
 * @param {number} [outputIndex]
 * @returns {Uint8Array}
 */
function gzip_gunzip(input, output, inputIndex = 0, outputIndex = 0) {
  let out = output ?? new Uint8Array(1024) // initial size
  if (!(input.length - inputIndex)) return out
  const payloadStart = gzipStart(input, inputIndex)
  if (payloadStart === input.length - 8) return out
  if (payloadStart > input.length - 8) throw new Error('unexpected EOF')
  let pos = payloadStart * 8 // position in bits
  let final = 0 // last chunk?
  let lengthBits = 0
  let distBits = 0
  let lengthMap
  let distMap
  const totalBits = input.length * 8

  /** @param {number} length */
  function ensureSize(length) {
    if (!output && length > out.length) {
      const old = out
      out = new Uint8Array(Math.max(old.length * 2, length))
      out.set(old)
    }
  }

  do {
    if (!lengthMap) {
      // final chunk is next?
      final = bits(input, pos, 1)
      const type = bits(input, pos + 1, 3)
      pos += 3
      if (!type) {
        // no compression
        // go to end of byte boundary
        const s = shft(pos) + 4
        const l = input[s - 4] | input[s - 3] << 8
        const t = s + l
        if (t > input.length) throw new Error('unexpected EOF')
        // copy uncompressed data
        ensureSize(outputIndex + l)
        out.set(input.subarray(s, t), outputIndex)
        outputIndex += l
        pos = t * 8
        continue
      } else if (type === 1) {
        // fixed huffman
        lengthMap = fixedLengthMap
        distMap = fixedDistanceMap
        lengthBits = 9
        distBits = 5
      } else if (type === 2) {
        // dynamic huffman
        const hLiteral = bits(input, pos, 31) + 257
        const hcLengths = bits(input, pos + 10, 15) + 4
        const tl = hLiteral + bits(input, pos + 5, 31) + 1
        pos += 14
        // length+distance tree
        const lengthDistanceTree = new Uint8Array(tl)
        const codeLengthTree = new Uint8Array(19)
        for (let i = 0; i < hcLengths; ++i) {
          // use index map to get real code
          codeLengthTree[codeLengthIndexMap[i]] = bits(input, pos + i * 3, 7)
        }
        pos += hcLengths * 3
        const codeLengthBits = Math.max(...codeLengthTree)
        const clbMask = (1 << codeLengthBits) - 1
        const codeLengthMap = huffMap(codeLengthTree, codeLengthBits, 1)
        for (let i = 0; i < tl;) {
          const r = codeLengthMap[bits(input, pos, clbMask)]
          // bits read
          pos += r & 15
          const symbol = r >> 4
          // code length to copy
          if (symbol < 16) {
            lengthDistanceTree[i++] = symbol
          } else {
            let copy = 0
            let n = 0 // count
            if (symbol === 16) {
              n = 3 + bits(input, pos, 3)
              pos += 2
              copy = lengthDistanceTree[i - 1]
            } else if (symbol === 17) {
              n = 3 + bits(input, pos, 7)
              pos += 3
            } else if (symbol === 18) {
              n = 11 + bits(input, pos, 127)
              pos += 7
            }
            while (n--) lengthDistanceTree[i++] = copy
          }
        }
        const lengthTree = lengthDistanceTree.subarray(0, hLiteral)
        const distanceTree = lengthDistanceTree.subarray(hLiteral)
        // max length/dist bits
        lengthBits = Math.max(...lengthTree)
        distBits = Math.max(...distanceTree)
        lengthMap = huffMap(lengthTree, lengthBits, 1)
        distMap = huffMap(distanceTree, distBits, 1)
      } else throw new Error('invalid block type')
      if (pos > totalBits) throw new Error('unexpected EOF')
    }

    ensureSize(outputIndex + 131072) // max chunk size?
    const lms = (1 << lengthBits) - 1
    const dms = (1 << distBits) - 1
    for (;;) {
      // bits read, code
      const code = lengthMap[bits16(input, pos) & lms]
      const sym = code >> 4
      pos += code & 15
      if (pos > totalBits) throw new Error('unexpected EOF')
      if (!code) throw new Error('invalid length/literal')
      if (sym < 256) out[outputIndex++] = sym
      else if (sym === 256) {
        lengthMap = undefined
        break
      } else {
        let add = sym - 254
        // no extra bits needed if less
        if (sym > 264) {
          const index = sym - 257
          const b = fixedLengthExtraBits[index]
          add = bits(input, pos, (1 << b) - 1) + fixedLength[index]
          pos += b
        }
        // dist
        if (!distMap) throw new Error('invalid distance map')
        const d = distMap[bits16(input, pos) & dms]
        const dsym = d >> 4
        if (!d) throw new Error('invalid distance')
        pos += d & 15
        let dt = fixedDistance[dsym]
        if (dsym > 3) {
          const b = fixedDistanceExtraBits[dsym]
          dt += bits16(input, pos) & (1 << b) - 1
          pos += b
        }
        if (pos > totalBits) throw new Error('unexpected EOF')
        const end = outputIndex + add
        if (outputIndex < dt) throw new Error('unexpected dictionary case')
        ensureSize(end)
        for (; outputIndex < end; outputIndex++) out[outputIndex] = out[outputIndex - dt]
      }
    }
    if (lengthMap) final = 1
  } while (!final)

  if (outputIndex < out.length) {
    // multiple gzip blocks
    const nextBlock = Math.ceil(pos / 8) + 8 // 8 byte gzip footer
    gzip_gunzip(input, out, nextBlock, outputIndex)
  }

  if (!output) return out.subarray(0, outputIndex)
  return out
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.dictionary.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Collection of static dictionary words.
*/



const dictionaryGz64 = `
H4sIAAAAAAAAAzy96XIcx7Uu+tuI4DuU2meLxDbRAElNJgYHR0neGrgFyr7bPg5FdlV2dwHVVa3KKoBN
SRHggIHgAFKcBc4zJQIgOGIggYjDF6D+kf8U56K6GxH3Ie73rYRsGRLQnZWVwxq+tXKtlYlf0V40GAZ+
UQe6mBSU2+9GnvZUokw5GozCoGb8RLt+UouqOuxLTRL4/boYaz0Yxf2J3pfUtIqjAR0XIq8W4JdiFFcK
UdRfDVQt8Ad04Ie6rINqOapo43u6EsV81guisJSUdWXA14NFP/SqqoT31kwxDYKyVl6i44pWblnFWhXj
qJLEqa6ouF8VAp1Wo7Dsl8oYpw5U6IV60OgBHYYYj6uMLkRJuRqZJDXaqyhPl9GmrPHeskpCVdGf+WF/
IYhKxt+vC2iP8aFdP/r3QzwTr291/lSOAk+Hnhn0k/IX6B/D8AbRh/FLYYK2ZTWgS+jLaB26KgiqKikP
avw3SE1Fh2nRDypVFSd9kR8mZd8EvklKUYSxam8Q8xzUBt8VTAVzV4GJMJwo9t0y3m8CZZJEK0y3Uivi
mX4/LA36QaDx+aCKvQKeLfqx3oM16w+jQYUO89WwVMH6J5hsECmvhLU3OiiGUaIrqVsuaq5FWIsjt993
ozAKXR1gn8rYE8/X3ifYnzgNdBnrpvrUPj8sRm6QFgI1aAJtTFkFRcM9RF/7o1Bv6uj4D/zHuNigvaCj
WLm6EKTY/zQe1Lq/iL/LIJoS1gmbiP3G2Ms6xJr09+tqUlUGnfrVOIoqn+z9/DPQS7i3VgU9olM80691
tRioEuinH6vjFTGfBOONsecJaLYvrVQTrJaH/jAGfA8KBi1i9LV+rBXWISliX1SaRKCNOO+ChlTQD7qu
DmBNPPRfAa1jR5MkjcNChB/QCTghiCOj0zjYYLDwcRRoPApSTAyWG3ursY+Bl++rlsAalQEV1/BMAloO
DQjGi6Pq30DTblStbcp35LraVY9JsBABdsPHy7A+VfBZvuQXsQaJa8xfSrGq4Q3hu6WkM8Z+YIxJgHka
5aM75eEdDvYv6IvKIWikvxrFmJtJ1n+9rc0DXXa1F3qqURQXOG+s4df53vwg6KYCft1c3df5KfYyVmH/
IPoeVCFoKCAxef/s+FdnVaXBINbbpLH+XxvW/3FQ+UkFewPaM6VImxJ4AltTqmIs77S1OQHoJw39BPvG
fvpBh5VByI99lSBnyNOY4uaO6j4sHcY+iPlGQTEK0acfGFXEt+hZVY0LORCj72IQDRZUoWaqKjTgi/cw
3g/wA9YxoP0EfBcM+v0+ZEJiEhBO7GP6pfYAPDioVX+CvdgNmQO+x5qEBnvYj+2uxWlo+tKgBknWvwn9
lSIVlCACDN6nvZL2ve6c0Yl5H9/l+8xf3sOY/aKzwUQR9hFyAnSYpAW9X5MaQoxDe6DpBNwcYetAXnFl
00fVfS5kQBnrXsA49oOWByIssjK1GDwLmgyqGKOP9XJB/1vwrj7sfaJKpuAnBrQVgPmSfgiwELTbhQUu
YdH+2vvlF16a1L6gfFGBrkUp1j3BEvlhn9q/36VsqmlT9E15cHAwH/sGfRZMNdYDmzAP/K03Y2LbwY8e
xrGlo2NjAXsOKsDY4hCyxCtE+/JF5ccBxoP1Yt9xX4o5a7fsFze8UwWd6QE/+F8bcqCJuBLgWQ/0UIV8
3tjR0cFZerEaLKdgimqUFNPQK4CPyrEuQrIE/bpmEvRRBr2D9yHXdbAJxGhSP8GjwVe9vTmKfOxJ7eNd
e3NYM6180ByH5HsGS9sZqoFaCQyR+FXzxz//+c8YB2SjVwO/m9ZO54dqufoXyO4AfB0MQsHsL2/N/rN9
XYsD4QR5FeRbWrZ9iH6qqSlDkyRYmk4XNPCf7V3tZWi4D7FGkDFJDBnmvPuuA20SYD+hXUBVGETFh4zq
96sJ9h86Cvoh0CXQTBWb8R7WdF3LuhaX9A2ZkMdgugpxjwaDVrDXpdSHnA6wUQavBpMoSqSo0u5XSu/+
8aPNQQpdi36xlJ0gqloJ9FZOKpQSgRenpd1f7doVQj6FWMO/gFgDUiHWfoA6ALyF9XNA/3Gsg1oBOsiA
Vry0X4fKKFdV9SBoo5QGxb2bt2wtg9ZA90kJMgXCH7ovjSGvapsw//XrWztbO3M9FQOh5YN//NgzkC8F
Dc6BHN+76aOt2HpDBsD8gw+wiEXQw/8dumgKUc1AhuTRRW7Pl717CxhPP/autfOHH6C8alg3b8PX/9X6
bao87E29DQq3Df+D0K/imXXAHcneTX/eOuC7kH5ezdOFpAcTgywLQs1xRoN7N32w1YNs0wMq2Lvpw60B
1h90C3JUQRX8E0YDCvxgSjrUzv8dOmOiImRTRSe+yHHTVd4C2ZjGReCAKnRJVxL3QOf6rd+/swH/1RhX
swB6gnyJOzpaOyt+0O+0tfX4cRQC53geeGsQ+2QiP6imiWnvM+3ABrW9mzdv/bR3+xd7N3dsVZ6qYK3w
rs09fRCC6zc666Fik72bN211MB/oWYh6X1UgW7raqz0mSoPPPv1iF/gReCXGGry3tau8qecjrC1EQNef
Qad7O97bWgHW2vreB/8ADWg/dMv/A8wF8uKYV9a3toKuY+xJSUOngrRC4J7Q27rlw398ExW/Wf+v1k7Q
1ka0bSSQiTXihmgwKIAXtr7/wT/+qgbUFryv5fsfWv5jx5b/2LrlvX/06WJx1/+z51PI0vKAD3UH0jbA
F+hj9duUOhT8APqBrkqwdvkC6NADvZaBRSAvgJHCZOuWD/7xyd69e9o2d2wqRtDU6GPXFzudfRA4W99/
7x/bv9z5Px766Gz5oUXv89H+/X9AvxnQTrL+h9ZOYJEErN6pgOZ++KGr/Z/+v/KfQf/0V/7Po0G8JwHN
Kc8zkBYB2HFfZ8sffoDIikLsZR6KoaPj/VasRa0Pot6AqMCxkLNREWvR6mzu6ACNg4exGIB/wKngibjm
Yl+TGihLA1P4UZiHMnOh50p4L3Ri/n2s055yfifkAaCe4KsQfN0PWoGmUSH04T7QiQu6b/Ggc93Ar7ZC
+HyI57AOHTv/ttN8+K+ergR8SQTs/+lPrYPYN4CMqArlEVUTqPxA79723wZ0ErZt/mBvQHkOWv/6q8+c
QhoAl0f9nT+sa/lk17ad4LlWVShAXqtww6Y/fwR8VqZQ6Gr3QVuQJSlxNHCCX9Xft7W809GxuTUE0P/n
pn91/vNfnS2fRSUHeiVZ1/KHP0BflqBTKwXIp9bv1rV0kCawD/3R1v8Pcg1r3bPObG1vd/AgpCLxbWlD
63ctaOpAb67H9KpeqqD/VJL/656PW7Gx36ZRgv+2gMchIX9YB1J4Dz/v4+cD/HyIn4/w8+fNHfLPJvxs
xs8W/KDdZrTbjHab0W4z2m1Guy1otwXttqDdFrTbgnZb0G4L2m1hf/hsE77bhDab0LYDz3Tg2Q5814E2
HWjbgWfQARYDP2iHf4HQ8PMRfj7Ezwf4eR8/7+FnC34242cTftDuI7T7CO0+QruP0O4jtPsI7T5Cu4/Q
7iO0+wjtPkS7D9HuQ7T7EO0+RLsP0e5DtPsQ7T5Euw/R7gO0+wDtPkC7D9DuA7T7AO0+QLsP0O4DtPsA
7d5Hu/fR7n20ex/t3ke799HufbR7H+3eR7v3MeMOzvq9TVv+DLWEyeN/wKxR5dV1WBOJJuiqAsckkReV
gctdCCz1ajYq+BDQr6aUMq+mBnwPesMQcUWQSxEtEvyuXOyt5/dFsN0i4NQQupgWBaQpODYoRd+mr+4T
1YboEzoCUACcAx1UUH18H8k5UqVUVVNAzDACSwJ7Q4YFqU9VByOnFsGeUBCOcdXH+wt4Z8AGQeT5Efgi
5rj8189fP3z9Ej9Lr1/8OvT64a9Dvx769aB89vT1Mj5dwl9zaPUSvz+Rv5ZeP8N3S/hk7tfh15fR9in+
mf31KHo4+vrHX4/+egDfPsLvj/Dfy+zj9ezrq/j3InrCU6+vvb6Fz5++voS2B9Huinz6Av0/fH0eP2fw
c/nXQ/h8Fu97+voC3v/09fzrl/jsBf65gecOvX729sDb8Tc33468HX5zFz/zbw+9PYy/x97MvpnBN3fx
/ZG3o2/H3h5+O4yfQ/iEv4++uffmMX4//OY2nh2VPsbfHsQzo/jsF/R0j79J23H8fhht+d9Db55Ir8No
P/x25M3P+GwcbUbeTMkTw/jmCd7+BNjdJNh4HQWwphOY5bCDsTtAdbT6CTkKxIcxvzXU/rTsAX9AQ7At
fLfow3ImqIyrNHOhooHyYG0BkcFMh0iIPeA/owFq0yo9BobuAgNypBEHc38Qv9Bki60ABjCk5Q47uwqJ
DuyD9+o4hmEcQveqQpQm9AsAWCYBrcFAzP4ENgmkGYxQoMO4JO4FI7Y5qYew2YVZ6qbGhdET0+gLCjRj
CNFggwiVKXolYLcr2jsVvLvmU7PSW2AAv0PaoewerwfagJ4BHAI+gJJ/F4CxE/OAiR3Frq5SQdOQhkYr
+aEq4gnoUj8Blkw1vRn4ArgGqlPvSyJAVyJk9IxP8WyYAMQbU0j9IBHTF0pAA32lXg3M6NG8Dj1DUxP/
xdKVYQrT5WLAmlBrUMdoDOhDV4BHP0WIVRvQQLmmXPT3wbzGgMII6C+m5wXYFDgLOlIFMQzsmBat+TaF
fsaSVHU5ragQWpquC1/8C9DO0PZeARzpwrRxKVqw4sDo5QB2USjGzyBEjaZDx9CbYjx2DRER6wKmD2s+
Tcowk/AsXmew2El5kO4ZTtoD6bnEYgmXM60ksCcoVOKEzpTaDkiGflpwMX1L2FBYqoGqaSKPuMZ31FIx
07lMLhY2webFDkAt6aqaVmkeG1WtBrVPub8F4KpSWoVwpJ+E1IResKaG5rjBBsUQUNhaCsJ+ulpophFw
AxqYFI9VlTyL7klbIb0uIYmGviPt7SWxcuDmY3IARFsIfEBvToSFLSrQL/1KNZWCCLlbBtMPNH0V7Zyg
R2+W8QB3a7DKAhpLKulLYb4mZfooYFeakIMu0E3gRvQn0BnHCWp6RIxbc/lvgGM6WAwla/8gtxl4TodV
X7uE9X5QxEQ1zUpyHvS8X4HJqkgdPoxAwh40BynTZadJPWC/1C0XuM5xVAMqMv0amwcUg/mRLMBgDlcC
YD0py44SXdWiYhEk4UZVzcWEiQUWB3rgTluvHMRCTH8I9EecxERTCrY4phqF2FARMjAxCHd7KTI+I9WB
Vqu1yHVhaupishW43ZRBxQnXACYlGYd+N5PGgDtFvpIEjI3mWqVJ1IndSXSe9leFTAJjTwX/Q8oxeBmm
CnSLJR7Ep3gvzd4QUtCnc8Itf8X+6IqEhIzdMsGPpqfP0M1ovCgtwJKqhW4CbqIVHg1iL3WxRjaA9QKz
mHYpKGEAGwrepbfS7CBf9lJyEXjX+sTTCDsqAM5zdQct8F6KzSr4M6DfBSCXEkEkNQx4CnPrBDX09Bi6
5IyicwKbZzSRK+V4KIPGBlSxhPgzoYvV0MfGb2tkMNjk2HxDXy8Fd0zuDkswoLf0cMtKBN3tlRTyl5vs
7SFzol3oJRGkD2CE722gA7RAjwg9fuylCCPNJ3kHgXh8a8U1/xqMJrR12tthgimPBlqpVk12UcrTWu3c
RWKlLzjn0rqDdAwTceXCvMj1kImB+NUAnRiwhP392pQAPBIM972eOKJjGN/W2MFG0R2ENJ4bU3f4JRjR
g5DQngIBY0GM7qFHRofffN377h+3/LmTWHffNyRqKAIMLewD5fepfXlFq8GAZcp0vTn0HRO8Q56G0Kah
Gsj10AkQiteL3kSQBVYD8j6Ke6l7iDKxgxAK9BObPlUV8RDA7PZBc+CUWFHlYB6bexRsOGAvMCO4KFa5
tvb2v9MFauiHMnQcmz1kYswyKVPnhXRO/MVgAAmYlyQI8EUJl9D9WsTOaKiywVwP1h+MHaeUsVD0f6M+
303JkA91wi1pgflcc75roUeSHnNDtxZJBavtgQa+5WInsfgMC1FMxz9kB4YLYUu/SEKq1H68mSaV+LPp
0zM7yNjgbkg4SnSeExg6lOgIxVrT510hu1CrUZ76RtzbXkrRrPcpU4zB7XSPbPz+ezFUqjmMFZtHt0Qu
onuhqxC39xQxr9jQJ+fpalJ27AkA2NSllOdpgzgvOyFjSiHdVGaQo+JoOyFcunN0X0NlYUafY+ZOPp/v
agd0DUsFTpqHIA49h508VgB5x3EN0gLErovUFSX9Dc9B8hXSBmCIwrfYripPUOSgoKs9iXvo/jEcvKNA
IRRANHUDiLB94BI6Dco8pTFUuC59zY6BEDeAaqG4ho2zAZRKJ7r3DTEEXZ9GsDtJqF9OYoQZyecenQCd
g1QnmJvRG1o7c852wiM8mu7rozu+CpkY0MnT09rpFze0Uch6CsAR8Mro3YRWmD3PXfZps5eqEkqCk9GV
noKKcz15E7vdCSUDBFh3ziU6LIPWapvfE9GXpFUfdFkjDquC6TEJkIb4qg1lRx4CXfP4QAf0D5p215h2
nkB08ogCAiUtFgs+OqVn39D919EPTlOwY9e10KsPTKNT3e1890PnR+IF5JHKd7R/FQ+bXM7XB1mVebzl
xORnglRDz3KupspR1Epn+TYiUJ5WGTDiph7YQGmJDmax0rtps5gfWrGCdHR2VilV6FI0PF8wHfs+6Ojg
qUFO/LgFqo5EYcEqPkQZ0VsAButqp3MZM4JwauPmkaTymEfLHypkEgf2/p93b/vvrvY4Kum4SLf+DvLM
ZjpMechj6EnqAmMmCX3xZjPHAggW9rc633/vBPQM8jQn+GMHRJoDcnJ4bucNcsUp4Dr71Nb/96DxQdVd
9NzHgA41HnvAfiP8xYJVE+qZ7ZSdrc473Y5HzEqvB10tFaijfl2rwLwMeKKWpxvbqRI7g6fDGj2Jhggn
t4nLMUhATg9WpXfvtq/2krYcHzg23OjAlqc7oYUANz/gAwyIKxXyJQRfQsvwAIzQOgqr5F/yTEvUBtzC
Uwk5ajHUlA6dbyG9Lt8pLyro9dxM3+ve1EGF0MnjOie/OV/xeYiWo9sbUAPbs4OYqwBxqDdzpNjk1j/x
l+/pxAb/QROXyeKbNnfkHKpYiL6edS1UEN2eDxBAjscXWHDKzpY/FotFMBEgCxFejvAByhqPtdL7vEl4
ATirGlqHM+whbsUhHlW4XMQcJy2nQ6YNvNbm0dBqeTdIOul5NVvf++gfXTy7bYtTMBpPnhwqSKD1fjEV
qqbbyeU6oQygj7hqm3giAfGvQrrRI0rD7qj7PzbvdiiNYJoXdJdfKTn4yfVsdIp9hr85Oa7f53uj6nae
2OVCPRjUdmJP+t39WrCyHxArk0ne7ymqb3M9+8ttbripA7vZtinX2kkU3s3TQui3NKhRlhg6kzqxel3v
0GMRODz0gLJbJ7vv9NGWIMc73K08OHddyyBxCc8+TEpx4/GoowCm6U/IW+CjnMMzWuBnDI1OEPD3t6DR
NKr4JoItAhnqaTnboWfEVFMaoK9mIzpNXl1PfEhcoIBE0SciMJ6nk6DMFHKGfpSYQ1PorAKRCrhagcqK
1Lfpqyl6VYx59TiIVC31VFHz+IHeEACjhHZmhFElkaGHxQgF84w2UvR2BGmJR2S1iEeT1gGCFSECAF0Y
+lQ5PoUBvZoyHIsCQEs9cdrQeo+AfHVIvAi7ySPDEuzp+NV1wCLO2PXjvsiI20bFRFaAFmk1KtONKmSA
t0FnAJpHUO/KhDzGJzTTnKoCB2oerfniB4IocX1VBLTk8ZEPuIeFrUJSRIUU0yS6jhVILOCfiigSKCfe
j34LNOIwBJABXvTqcSXiJKM+/glc82qhzCZcgxrgv6sqaR8wMtBQXEypSPCiqAT7QPkl4OIBrgsdWAB8
WHzuJZa3gveAtqCvsXd0WYVhBAEGAOVizOAeumANFsenU6oMTRabCKAXK4VVBTO+ehxCcu2P6FgQ35QZ
4JhVNaphpCFBFhiOn0Uu2DmW4yPYSBgLhYjLx+jWMvSShCSa8NV12ny+2ECwnUBGrgxX0ZYMSBuYO+wA
DAOrAXStCZN1FZoYapHd4GnGQtAtBnRLLxpoqBTQ88ZXYyEqCiKZ1rFdwNAHVX9r32EUjSA3KtOpN+Cr
PghfIOhX96lzSPIxbGLQTZ8CeYOeYX6pgBpZB5pmMNCckj0EWI1MkPK4HpuMrgKuG56ghR3TTyiExDAG
lwedA3g5RgUi8aIBYCZDt59RlULEQ1uP7XxFbCu8oEwKqx0AuQ+rC9lPIw7T812FxXg11RfxVdgypYWn
KArABn5sUh1wBJEpiseGHkZut0yQ6wjLnf4o7qqCRRYRlinSbkLdEGif4ReFKKALE6sGIgT44oBeHZB9
cxkHgydga4AY2CMHdJ07jQ54LkXXJyXIfVInmZ18gplQKSkCZvzmir2VgOHRFSULaK2GdcMmBRWgy4gA
UpypNCuAUHxMi9OH7AJlYxIQ+JQlwPNVccaKwaZEqBmfx7jcMtobAOYQPPhY033TR+SoFV2y5l3aqp1e
RC2NjqHwCXpS61QDDRk652qGwxd1UeChTBxrgeEuT6/TKg1fkB4MW8qetAK1hadCmLqUPIQ1oEBYBtW0
AH2JpxgvAzxlSOcVsGCsGCRE55gBn8YuJhTLIWssHidYFVqghGYojlsW9wT2h07HWJcwKj9hnAvYFpYS
xwnejYK0EtLSiiEWaXGLw7BH+/RcAEiXknIR8g1mZ0wXOBYOuA5UDFlLLsYEtHjH0koFK0DLPObqaq9q
nU37YJ55Vcg6tyYqIKGVTxYFhLfSBHoXkgTWHLBEyRPjUhxdRpyEQFI+dnpQzPWqBjFqMl6pBgmZEuvS
kVAEc8eMM0IPrlBSVCwCBoMNMUA6EKFi00KFbgj6AsXJatIqo3+A0QKYS3QTeeLgBTwr86Q6lf7LoNRB
EA1mKj5b82WhT7uJuAWN9faCrCFb3HIscVsVjBAET59dWWgspLLFODFHiHuQGucKfvs2VXTkJZQ5dLAZ
OiC5g5yFxLTwoArjh1lJKxtrFfFwGRYU+sHSf0aZg+kkdEphbSm2K0TwGrJZM2pIe0lUKgVa3NCga54e
k25914UiBRURV1Vq1GSDKklgjcjhdVIUJ3dZsCWjm3I9jGnTHui9mAbCyTWxVcVjwn0HLYC2XAyH0qlk
/ZBG73MZhkIPQIn7ivGUZTGKUPOJuMSth9tgvzA2KAfoJ8Z5RPEAKVN/JStGNgeBkSkJLqiHXczEMHoA
gFs2I+cQ/NEpo5OSeHjIUyQg0CTQWZEgoQYRGlRE0NBb7MJMJrf6ocTbKVLLDnHeRbLL4s+FVPG8QO/i
CSTF4SAdmCXl1irC49jstFRmbJcWsK3pgy/5IcetoJl8vgsKwSUWhwCRswJP/GSE9ox9URx/JOepQj81
MREZDgE159LehBwAv5c9TUkdCy2BY4kBUoiLpMJYwZovnknhNS2ue/OFyBYvpXyw3kQ5OzCM+tIeIYV1
LMEU8gNwLlavRG87z3cLwjt05TEaC6xjPhbZRZ8sLSN6Vl1Zq4J4WYFiY1UFHWD3rC8MwoN0DkiX1DAL
0l4VlmPSZgdRpbytMOSnRI8jFHwKcQxZz/gWgB/03evGfjXBGOicJ5HSqoHI83xyKh1hJHvOsU28CFhH
rAOoEAJBCQ3wJEV7dK5ob4esIRaYDrQynRUqYHwh4wlzDuwbyA2uCWz37+i1wQCL/r5Ijgs+ETrPMzxm
gwvhQQogvgBcw+QDBdRV/kokYSIz4jkG+TyBDPKE/rcLp8P6SJOauIYp30pR0isSTFHSA6kJRUMqcbRW
I4hFnHAHY81vPhcJL1oItE33fK/oAhHzhiPQ3rthwVQ76dQ3Wgxxh6o69LrotnV4Pu7LeU13DswKbCHR
fcBKAxI9QWtoq7O3rB2PHrWSnEuZ7bs+/vQL53OwBPUyHfWu2ANlkcxKTIpP5S0UPInZVcFm616RpeB3
cIOHv93EHguAd8DpvcIX+ZaWL0Nx6miPJkuuZw9wuF8VZ5YpS2QCdg09fClSIpa1FyI2ofgTe0XaeJpO
G7pvg5qzQedL+YIuM+4iIp1gIiAcngNoiQLED0+dxLWbGMJCmZVv7PGTt4UG/veEdJ6it9Wt8QQISk5i
X2HQ72eUHqW90E9PQdcg/drE/0/pVE1EG3rEM6HeHUV0CChGf4pDpOUbiuyceGBFDhuTc9phw+XFGosk
MlUoIf5yH6PROD5sMKSZPyCcGxYlymqndcfSHs2papXaDMyT65HDRcMY137DCGAxwVx6bKFtMGeMVm+D
UgdK5LIRBGM/94iG7SrEGMsglUssp3Til9He99/TLcT553p8q8XAY6pGzs/1MNYI8kSHsD8h11LKEIC4
UNz8ZhM9g9+L+uEa4iM5TcnRc4O3k4g6ORMlukwFm+SMgZ+AyGMelBSxHMlWcTw4cuKV3yZaQA6WjLHH
fZQb3ifWuU9/YPz13t1tH+Xk6NHZLlog7/wd6IYHhX4k/mLgt5CxQTHQZtL336lEqpA+xdcCBAUBnwAF
gQ9g2ZS442RNekmc73wTKyy0qgl6cfFKeg1zPWWRGFwMHuaRv+UIych5aqcsgyfO1y5YCsLd3MO2Nka2
QkL5SQ2TYbQInlepeMOcTXKaERUS+qeJ04wSV9dG59PQpaNEezXhIAc6BPpFDo7zlOjakxOh2jck1vxu
QXR0XGvvc9GYgdGOX9wjmA173a9rrZ0SSyumdUmwmRwvm52CgX9gkO53YB80344+u9qLQuFyspkvCh6W
MwrTJZ5eHtw4HVV8VlEgOgxLTOAYZgBsN8EnnpzHGUbN+OH74oyiUwicRTsgzBMQbVADKhEbAKv3jUxJ
KMEIbyo5Kd5YFO0m6Eti0WkBY5gbhDviXsGBpF327NVyPS3/SWG3t8xthubBTPsIaWqMZe9q51FvsQYc
iy582DNxTY5wu3eIFBVHnKPkhOUbgXE8hlUe5dIAdLGLtZXzlpZesQ6cnXQGuwQmsZz8G/Foe9vovnYY
wRvUvH+fL+d6mAPAcVLgyWm6odmcGolHoJPyn//qlDiEfCmF8RMDHzDSlSPcytNZ7X1JcOHwWCPnQMql
PJHBJsNE4GGYnDVjlQBTisAu0Gg7rCUGgxlSVI6Ee0X7tLT8HVI5USCbWKIDtuJBRlfHRCeJrF6u1fmT
k5Md7ymk5Ag5xzWfi46mxiGSrAoEpEzmMVWuZ0DCDsQGjuUsExoKYIWWYELXWiLYHpsHzRSqgZ5+hj8b
yo1cjxxNm245H5YDYacsvXVYhm9p+TR0HAmT2AM7td9vk0XEOyAHt4vGl7NBp01oabPIHOZI5Ho6xOX6
pUi5NhFPFdIVCIN0y3hGp0PY0ZHgCCPWQasW64/o248ZG5dzHGskSM9twvzQX7v2VbfKkSpzJvyQRjsQ
IwM5jJxrrJOjb6flD+TBHgaH/QGfez0t8m1LQZUZNxRzk0qMtAVPlmDRVmWOJq7i3xIxM7YyN1U/N9qY
Hlp5eboxf2D1lzMry9frB2bweTb5sj52amXxwcrc0Mrcz9nwg2xirjF9vXFypDm9kF2ezCZmVhZv1y8d
z8av188/Wz3/BM1WFhZWFu5mpw80R3/Ons+uvDiwMvdT/ertxqWj2fPbKy8vNQ+caTxerD+6Xr90pPHy
VOOXi/UjQ/i9OXMY3fK9y4c4pF+uNc7cq489X71zbvX6Uz44NFwfR8uZ1fPTqzcuNCbnsuHHK3NHmy9f
1k9eajy5sfJyGY80X2JUz7JL9xoLyytzi2jZfHq4fu5i8+7I6o1T2eSV7Nbx+uN72cgxvn3xUv3Ms+b5
iWxkOJuer5+41zx+Mps7mF1aqD8bwzo07i9gXtnEqWzu0Mri0Mr8WHb7ZTZxtHHmav3JYja51Dgyym9n
z2Z3DtavXKofOVrHs+cerp5frF8awi/1c/PZi4ns2PmVhQf1iZMrS5Mc9sKJ+uST7NZPzeWLWDQsSGPx
auPq7dUDp+tzc/WxiWx+OTs1ng0/W1k8h/6b1+9l00ey4XuNB7IdL37KTl1oLk82rx9rHJzPRhcbR8bq
lw81zjzNpk6uzJ1rnD3WnF5qTl/Pho83n8zXz15sHnyUjV/Lhm9z2OP30C12Njs7gp3Kjv+UTd9onHiI
RVuZG68/fY65rLw8mz1/1FicaODZe0PNmTuNxZHGraXs2ELj4mL28mz90gPs3eqloeadAyuLz+vXXtTP
zNSPHQDZrF4cXj29VD9xG79n08+yxQUMpg4CmDi6emG4ObNYf3w2Wzq68vJ44+U0XlF/emJ16Ej96H2s
Rv3a8+zl6ezI8WxspDG7WD/xI+aYTV5bmQNd3apfOI1VzU6eWL36eGUeMz3ePPRydQjLOIpmoLTG3VMg
ElAmPsdLs1uj2ckxEE926y5GgvFj6RrXzjTuP1uZO432WNLVQ/dWr883Jqfx9tXRY83lC/ULM9mLoezu
0fqh4WzkKVa1efgUaJJ0dfpA48ixbG46G7+PT7Jj50hdCyfZ/9Qd/H9l/lp26WF2eaj+dKJ5d6w+fhYN
QPmNe0exUPXZg/WhE6Ai8Es2dDEbv4pxgkrxFQaAWaNxc3omu3oCRAjKwUJxT1/O1o9ONg9cyG4+rF84
sbK4yN05cDtbeF4/+7B+fLqxdILcOvuy+fLOyuLRxuLxlZcjmAVX7OkB0CpYElwGbuVcZi7XLyw1bi2Q
kBYms+NnsRFgW1AU1rx+5STHP7lUPz8MUsTIs+HnmBc6AZVmY+fBNdjHbO4cKC2bGWlcOwC2It2euJuN
PeOzxxayqwsgD6wtRoX2IKrV0eOcI6h34Vh27lL9wQ1QL6gRXWGRyQULk82hQ82Zs6B2kuLV+eb0FAZM
gjyznC1cqo9huxcaJ2ayG4dW71ysz81kJ49xGe/NghLw1OoQRM1QNv0T927iFDf99IH6tdFsdERed6J5
92Y28hgjxMKKTDuK/rOJ8eaTm1jS+tg5SBgwAmTOyuJNcFzj7gwWJLsNbl3AOnOmZ4ayM9PZKIbxsHFn
ERImWzgDmYNlQXtQI4bUeHGuuQTBchXcB7nXnLlBKsXWXwL/PqZwuHI4WxoD79d/nKqfWWosHm4sjmKO
jalzjckn4BqQRDY+Wb98G3RVv3hw9dxpCs+xh41DU6vn76GT1TPToF6s8+rlK9ncXPPobHNmqnFxKVu4
k80dq1+aJD3cflyfOdNcOtTgGEaadw9zZciJ0yT48/fqh0GfBxqPlrKX9+vnIcYpnVZ/uUBpcw+Ca371
8g3s4+roqezWYch8iJfViydBipB4q6efgd3IKZjU2MjKwi+NI/fJGosTzZO3688hYa5xhNPPsLONu8dB
ciKHn2NSZLrx69Qmp8ab0w8hSah9Fo82n9xbHZ1onHlOUnw5m50+nr04SxUwfhstMWbuxfIvq0NXsx/v
YVW59Q9/giTHRBpnHjdnSKX1a9exI82Z29mJkWziUTbxM7iguXwGYr/5ZGpl/mF28njj7kMRJiOgKDLg
zBPyFMTywpls6r7Iz9PUL/eOZgsToJPm2IP6pUPZ6evsjZv4LJs+tLJ8uT5+qzkEmXNmZXE8u3W/8fP5
bOImRGt96EBj/Bn/fWQ+G/ulOX0Lr8uWh1evL0LmQyNkDyf40rFT2RCplN/+/CP0b3ZsuH70werBm5AP
eC8lIeTnyDDF0UlMbZ6cDv69O4KZrl68Acak3lwexVAbZ2ahU0iokJyjC7LOx/FVfeompDomWL9wtX52
eGXhKOiH+vfaKOZI+T9+vbl0GpyIN4L8sOON60PQFxRlCyNkmcWFxhTo+TS0GxXQyUOQtyQqKJexH7OZ
eby3eQT8PkONPHKM/AtZcelq46fDfPaXo42pI42FuxDm2RWIponVn49l01fI42PPMH0MFVAB42lMLQm/
H81OXM3GJuvnr1FNQAMCEgwdJa4Ad4+N1o+NZsfPkwvOT61OjmSTN0QnCnNBrU9eq0/dagzfBZXWn89m
lx5jjiQ56NPnV4TOr4LIMR7okeYy5vUCCoLMTnl4GpwreoS6hmpl5jBUW/PukWzpPDnl+Amqs4WpbPoY
iKd++Cq/mj7SvDmMBuDQ1YPT1BEQgwt3Vm9eJQq6+LJx+Fnz5QOilPHb7G36IZEMZPt1vPcYGJ+79vAU
xchpSLBLzdvL4ERs4urwj9nCeTwOfbeyeKH+YAkSAOqeUgu7PH2MApbI5Bw0HTTp6o2RbOYFURbme2wR
FAK5wf8vTmTDc1zVyWvZ/ONsAlxwGFyZ3bgCPq1fPgl0RLK8cWVl/ije1TxATVo/O4YdJ23PPwEwg7Ij
xYIgwbYzR4A3oLZWlqfrZ+aziYMrcyfqR05nxx+CQyGNKeVuPGzePUhwMnWBYOzRUuP2leaJ57JQ9zHZ
xuLdxuLUystrwCGU/9CJ964DKUGUEW9ABt66ujo53Lx4on4a6uzS6s0TwBjkx6fPoeVJny9PA9U0rk4R
sl6+jpWvP1psnDvfXD5JhLNwF7OAuofEw7I0x4Bgx0CZxJ+TV4EQyFZnJ1aBoEjbh/EKoseHhyi0H48S
MQLBjt9rPrkKBZGNgE/R1TLAJ6i3fu4l4c3E+eb0PSwOeRYIeeL46p0xoqwXCxS/Q3ebxw5lYHkg5KMX
V16cWj3/COsJIqSWuXS8eXeIgn3iIB4Bs0BIkgexv8uXmzPAUUsr83fA4NyIp0ehGRt3idzA4FwcKLLp
n5oHrzduU+/Uz00BiQFdUAdhhcevgHewm8Cuq6OjnNfJ21BeRCPYu8lpstvYLDRv/dRhootLR6h/b402
b74kqoEgvbSApYPWy6bOg7yx0ZCfFPIjYNhTRE2Xb5AjgB4pD69AsLC3h09AYKBe4aZxYJjmwxv4f/3i
NLiJUmUOZDO+8uIapcHYL/WpY/XJR/Wjt0WPTBI2Dx8nB038TI15/hkV8ePR5r3x5tIS+Aucwh2cvkEY
OXQAvQF4410wGWiVPHkC6d149gi4lMgfGmr0Z7APmB3vgpYB1AG5rl6+z/1aoIalHAbdvoACugn9no1d
W714i4s/NtccP4iFAm7BjtQfXK+fnYPKzh6eoiYd+xE4DZqxfkRGBX48eYIIcPievPcpZMvKy8dQOo2p
M1ANRBrLl1d/ugShhxfVbw6BxrAX2DvoAkyz/uhHbjRk9dxc48xPzdHHHM/JEWJCID3oSkCaW4DEz/DS
5pXj2fxc484EMT9Q1ssbVGSjI8C6lCeArLBxxh7Why7XD4EIT1CPHJ8AF0ATYWrEz7dfgjtowhw7AlFJ
UoQEm4e5dIkE9uIX0Ay2m8bLEUiPwyBFbHf98jJoFSANIguMRnPpwmnMjpBvHJwySRENm+L4KBacanrh
DvfryH3y1NknAKIY3urQNUpO0tj51av3IU+aT+bYDyaIrZycWz1/idIY2uHlLDUdrCrIc+CZ6XmuMJZr
XKyky9chD2kqAj1Oc2tA8AJynmWzw2AcSM7m8hUwKRRQdhx24hIepGnw/G52+zZEBK0YaD0YsJdvW5MW
NAzaI81AmULpQNqPX+Hig6nvjEGjYYPAX6tnLmKjOYWTY8B7EOnZ0AsQGCc7eapx+Sb0MkQTrbCFn6Ge
Vi9QnVGiHlmuHx2GmF09uywct0AUAYsJWhi2yeITcBmEc31+KXt+J5t4DO5eWXwJEoKmAIvBqoL2h6yj
UQbaOHM1OwXz6ia4CfCVNjjo5wWoYr555BFIDvPCvtNUBDdBYsDAPwz6OU5RP3yX2wdNCsG4fJJkA6G0
fL75+CYx2zMA8tHs0lVC5acX67NXYdlRAZ24R+gLow/jvzxFfXrkLq0zkOXQNUgbgha0mV8WW3KhPjHR
XH6YTVyAlUSWX7xKfj8ivHDxfnNmiRDrGCU2cSMsOLz0xCJ10JHjsMppHcw/ARXVLx/E2EADK3MvQb1U
3xeh3Ubql37mHCFvaaTAzr0JCUMsdGQsu3y+ufALdgHzzRZGMGzgdhKe8Avt8UtXm7Py+SHYApcIdw9O
N6ZnAS1op88ehBLMJs5BllIbwlCdnMPKg7WJisdGVn+8CrsGfzauTxNXQ1YvHaVldHkIVkP9CiyFi80Z
IKJpoqDpy80nlyFRCVpunsDc6yfEWoeFNfNjNn0NPAKxQ7h1/2zzl3ONc0v4CoYJJQNGAsH7y0Vq0sPL
jV9u12cmRKRMZbcsR4/gE2qfW/frT26DrYgkJx42DtwERQGjYsr0n8z9DH2UTV+gOwImA5D/5BzV9NiF
xtnbhL54aglm3RiNo6VlAunJKVAg7dCx5Wz2aP3aBMURjESsNshm9Enj5wOkqAOnBYg+EHfKaTBF/fpN
Uuz4YwiTbOJOdusc+Xf4EPA8TQAChgvAbNnkpGjn682fgdJPrP50snH3ANaKy3X3MFRn/dlY88l8NjwL
LsuWLwA40UkFI3TuDvf95HFMtnHxBX0jL4ZgSVGNUrOfF01BSoPEgE1By1EsOPyO3mCtiIl6FTqagJ9o
kz4oohQggctXoaqw1+ACyrFh+iiwOFRGLy407g5hGQH8sCYQoasHxutjj0hFEzfp21m4lT2cJepYvgzz
XCwIMPJBvJqyhZiKLrJsdpYkB3V5+Cq4tT49Toq6fqV+8lL28Gg2C2V6ggba2PPmkxu0lW4+XL0K2EZ3
ED4hnLv8E+XG/COYRZgdRRww1eQ4LeiLp/DJKvj92DCkuvjQntESfDpJCAdD4OikCJxjGAxl2oWZxqUX
jcvYC0CUJ9k9KIhJIkmsz/Ff6Dp4caF+6BrIMrs5SmE4PNs8MkMn2PAwXTQP7mDHVy8CJz/DXIhegEAm
ZmCT4nXQkvQ8wHKBdUkbZIkegxsv0M/Ki/MAvfXzE/SDwVrEpmDjsNFT6HAGlLM6dJAC9sRV7DVAF8Ug
Ojk3CloCtG4sLkPKNe4RBTUWx7BiNDqO3IcdRx/LyUuNowCBk9jxlbnbFHoP55rLl7KRi5zypSOwZBu/
YJ2PwH5pzl4HmWGhOPLbLxuLl/FhdvwADdvlQ83lSUwKhgD0EZ1OLy5k48tsicE/uNl8OpHNw0I5Q2cm
cAKY6+Qp0Q4PKaiBu6aXgBUhc/iWp4eBYMk1156s/jTRuDxE6XTrLp2BF2bqM2dJIRcXKKuPnSOXTR8j
42Czrp6A8KT5A/ELpX/kNORt48wN+jfuHBQP1T1af8uXG4BYk9caT65RPgBbAnsfvEdcNLlEb+ThSVE9
4JGbUFsCmWjjU4NPH6mf+LEO4Dd7ZHX0mEi5SZhvNGzvL6zeOQfwTIvj3OHV+7NE13NH0YbrMALrnvwC
M3xl/sjqhcfZ8BHsPv1RLw6uLExnIwAGRxsn7lPHLd3CvhNDPjwFpQw6oT1+b5Zae/g5um2cWQRoIXp5
TKMV6p5YFED60EvQNh131x9QR8OyuHS0Pjdcv/1T/eSVxoNT9BJfO7C6SFQGyiHZz15tHp3AdhOdzi02
pq+vXnhWn37avLeYjYw3lhebM6cghME42YGfiIhevFiZP0Gjb3qGW/b8duPoUH346Mo8AOdc48QMmfoq
xNEi13z5KdHIFTp7geK4krCUjy1jOm7KMA4dDviM6/Ni35MQydgPfdePEl9XqlE1ir9NtZsyUIUnnl4k
AbOhBGwa1juIlQTOhmFUKcRa4mfDqo6ZhKUYvyohpcb1U095cs4eqTREn9KP8eQTiZqPq7HGe40uvVoI
JY7UDESM5ZDAUsN0klCVVYG5yyU5SGNIrpHQQg6b0Sjfpn7VBj4aia01KiiloXKjONaRTe5kSK8fqzj2
C4w+RG9lGbnmATgPMjhOVSn4axGJjDtlqLlhoN+rqVArxu242gbhSuyohOYWFENwY4mFxXhSxulJbE9U
YcBmMMBoQH6O+coqGQnANRKkG0pVACWRvIbnUIxm5im7p5nPHRV5xiaRnkbiYSJmTvhKgjM5R6yYG1Wq
NnNbG4n24a7FeIEv4Zk8v7WRkLHEfxqP8TeYY+z6qhp5GASztZPI8zlQ/F4IJKiYUQKYa8D6HX7kxr7x
sZvMQ8JOpewBv+siKQSrEmNlJb1KawZGRRJALRHKnpIeVFTk6mEF0FS38eCcK6OMnJUbiVWLGLNk+2c0
KFYqkrhBI1HXBpP1GWXLnBEJozax2v/qMd5Z8DnTlDFuUaC9KNEh9heTfbVgJDqP0bJ+qBjXhPFyZZTL
sKbIfXXd8/dL3Cdj//CUZHsp7v5+UrgfRNhFjpkkH7+6v8/HO149rur9pCpPDbya8nSkB3h2WVXMAq5o
hpAzlJVpQEyXKL667vqBqwp4SCKCJXzVQ594OupTVcxCgmFNQShEIqeNhNHGEi0cFmW1sdfccYb6GknX
5Uwx94IfFFREjgDhkCsNY5iUxDd60esnrxd/nfh1VLLkF14/xM8cs95/PS6fPPr1gOTKP8bvy78O4fOD
0ubpr0fwc0jy6n+ST2bx23PJqV+0mfavf5RnlyULf4q9SY8vfh3Fpy+YrY+/F/lvZvHj2SXJ6n+M1mvf
vz7Dsb2+yvfyO/QnGfySYf/i9YL091j6f8TeZWwvXl9/fe/1Sfz3IZ69a2chzz6Sb/Ekxn1DxvxEPuNb
X8h8Zdb49kf5BG/5dVhmzb5ZY4Atn+Cfl+j5R/vGtbEx1//H30eIZw+s9cA2Q+hx9t8VA+bwxEtZ0yvy
D9d6RN7+UNrYOgasLLAklQOW0DPHaesXLP16AL09+e3W2d9uj/52a/6322Py+9Bvt+bkk7O/3VqST47+
duvMb7ce/nbrZ/n3Pfl2Qhrg/8u/3ZqSp0b5ID9Bm1vy1Lz8e0QenJc2M/yF/15iGza+jd/7FHlaWl7i
//nU8G+3Hvx26478fv63W2Py1ZL8PiGdTMsb7/126+lanxzV7d//jXddkJFc+r2fIXmd9MPfn0rLe/LJ
vd/7RPsjMovp31dgWlpiDI/kkznpbVqeuiOfnJanRuTDB9JgSj55IN3+xAf51T1pc17Wdkh6G3oz//bw
2yNvbvPfb0ffPHxz982NN9NvZt/Mv5nBP3d//xw/T6Wuw8Lb8TezUslhhPUZ0J41GEbQfvbNM7Q7/PbQ
21H8fRefjr0dfntQ6jzMSyWHu/I5W7Biw8/o+SCrO6DfqTf30RPe+/YAPnuO3u7h7bPS8jZHhd+G0eIu
Ws5wtFJbYlwqScy/eYZvx98ewO9Tb36Rt3Jso+j3Jt/45sHaTEbx+2PWosB4Rt7MyJgey7tmMTvOlFUl
HrKWBFrelNoUw+jRjvhnmQlGgKdYo+IpnnqCnyl8MibVKlgN466Mlk/wPbOc1+/PYoQ30fcY5nkXT99c
+3yEb5OxcCZj+Ocgx4uWI2+mudry28/S5zDeePfNdZnduLRh66fcG1mf2bcHWR2Dq8Q1ln2ZkXHclPZY
Z+zdz1xdPDGCzx6gj2EZw8/ckzcP8Nt9rNIIWo7jrcNoz1ksvHmET0Ywh8fccRnPYanSwRW2ozuI9bkn
877LFUZPN4VGWLXjOvdExjG8tneHWNED35LmfsY3HNW9f6/6Y1mZQ/KueaGKGYwP45K3ch3mpbdR6X+U
MwfdzL55zjFIbJjkBjFGkrGnaZCUGeQaFG0EtsA6BjylVYlGlDAlj5U1pLqDRKoVlSn7UdhlY+wl5CSu
Ae5ITq9E0zNdn7rbZgKYOA1DyX6O+DirETCSV2KTmV3DPM5BHUjRReAzN9BpKKUXQs2s9n6iGxXWvBrU
qk3LNxLQN6DcGvpktHmvnRHL0aBTz5fciFhLdnIs88UbCiw/UfalaITNAzBr4cp8C8Nddcx4V0bIsPhA
mZHRgY27zytPch6lsof2BrVEOwu2dJlU7aUuy9zwL4AZhnwync1VoU2e8Ewq0xXQzNwit8y0hTSWOhbM
MmHBkQLARU2ilKV0p2K+pxRui5mYgO8qimnu2oYlGlkCAoKQWAGDKDHODyBHJzWbjyFrzVQyicn3EkCf
EtMUGGlrGJbJeLhAcncJ1kJCd4Yo1wjiMVymjDPMSYK+mFJXldSEgLFMNpdkYx86wyN4u2wn666hb/ul
3sfgWbOWW1FgvKard3GmprzD0llSjhlytUfCpR1gRFv2gaHxiRqQ6DsaCJi7pBuVdC9IgZXuiGfjmqdd
RjYxWZXJI77h/rHuB5aYxRP8hHU2GbxYkoS6gPTBlAEtLY0NdJL6GKxRIfmuLN4IeG2zHIxNyjA2PptF
u7hmJDDsAGOAfckOIWl4fonIvOq7XJ5ttuZKhcYGV14x6DewO23TZKxFpAIQLinSZk+027B4I3GdAI1a
4sYYKcv5pSZxCtpmdpi/WWpNmWwQ1DSTzjzmSDBgjQH+wmMDfgRIiYXE5xylJB0IzXe1p0HPuhYGvbKo
QCB1SSSezw8ZwcfQTabylbSyU2EBNIB6icDXXlXSDMLUvn+nnburJK3775bVGEmbMikHbOSCysEj2tvG
8iFMyaB9A9IocascG+dmg3oZx0dq2JYy6ywp6UTmLqkthkPBX3vsFrtK+NcmyDDPQJJdiOpdzfwBbrCs
tSHVwTLp3iRv+sQKAafbCfWgs8Pug01t8npJISr4wsoeyhBfSjiQScDX5IcdzG4rST2iAgsyMmTTFLTk
kkgsuPZ26jQxTOkJSfMSvx/bOjssJpMM6rXk/qBm7PxAUpx0r2VfyJcqyXNf2S/4CRN+32lr22GFh9TA
YUL1APchSiUKdC3vZS05ZoMVWtWUNqAWOd2dsyH3DgPOpTCHUMinYktyT0AFzCICm9VsYotp28Sagi2S
iBBXdlhhxeK0oc0KIoFVmVpTYoEUhklawSkx/Nr7mNQfQgozC8hjaG1c6fFhuaSeHixrS1LMBPF67Y65
KmGg/jarA2xOkS3wBG4IfT4v0kbXmOeCld/B7MBSVGbJEVX72HI4M4ZAtButCBKSAilq1qUukRkHSLuG
gYmSewXCpwAKavmWFiYL4LUOiMwD7YADtkMyYHN3UOpCSWKJHZab9NFKfxpLLeqcIxnYNo3D0L71pSgz
sxU+syK9nErCox86bAVJoPzY7MAKMp2ZGYYqKMQ2PNuXPKtAWpe2sg5vd85mTzhrSUqM9MeagZkrfsos
kH7MdluFZUjVLk9y4/9l5/651dpMS3GSSCI7u3NUpoHex6hpUkEimQcFRs4OaKn4peM2m35n0+kMazLg
cZb3xdx3gxmK0T4qNwYmQ1fRaBZhBZW1z6+klbIVcpArvhfUIJ8rUoUUVAIFj3Gy7LfEexupbYWpYATa
5lanrPYaKpPUQJ54q9NrcUjMDMVUU5ZEldpXFlZgzUQ3UiZTwKFnvE8JeeftEmyzqGSXR43sGF0iF38V
QZQnjk3nMHuU61vRzNyAtOoMSvkihrtuHdQOy35vEy25lqVhvrHZeiy5hEkrVwQEKyhj36Xohva2OhLK
m1gwVKDWNUkBO1H0E8ZFY4C9VsCzMinWDBIYHZpKJPKFdfLwH984LGjOucdGi6cEW8H61N05UXUgaFYW
GmDMP1MRuA9SubSiuaL78P6KzQeOtU0M2qrFreZhkRzWBWJ4tgIPi0oeVDUuubMtZR6rzTIzOyz4slll
RorAQY+zaJqR1BAMQipgrGupsqY1NHosqZEu641XE8FuDCSOJVnNBm3bNE4WAmOKnLN+PRkPAoRzhzIN
JIcVwhwyxKp5C7C0AlmCKZlWLeKCyWqmNS9JPpJx7K7lIUGTiGvH+sI8G9Tv2BycWIquMU6ftYr0Lgny
hzAWbb+WZLnDQj9ffGZBCFlO6JDKNn5jUyKY0kE6Y0B0rodCPCAslM6oCPBdGyBn/1oamfb+mrI8MvVR
VSrEQQtXzN4yVJxxKtF+ohtuoy9lWZjWqC0zQ8BT3G0VitpYZvkt7X0Z1CoAGt9YIWkTWY0Up8LEAKlC
313LorTpjIzPB1IUH24iwkN2xObHSpGxoFayibBSIgv0Z4vUUPGxG6sULeXnWZWi7FdZsMdnaq2ILsnO
IUxhQSIvTWSrmB3KbEQLGRP5viS8FjAZgTmE2y2eB/rle39wpDDPHgsnoSIprViyHiS2G4QBQW/TE41k
0mlvF3mHGqdIbc9UXAAe3lcAadOrZS5tdpV2WyjNPLKoyCImLB8kpYuorkPmXLJc1oaO1naWku6T6toU
F9aM6E10taxDJhDo0IkKYlRIeaZ1LZ9L5pnDFcNQc44UvbEpywZ6ZTeIvKXlc7CRY3OzjMTyYx+s1Cv6
AslYJANDo8NUyhsy6wIWiqwSCya5PowRgHRj+iwtfaxZLMDZziI5acWWJupJBn1BZhETM2qs7s7ycwq4
PNaOTaNgDRnaY+WYTkQyLdlRcrIEXEKUsmrxuhZnhzXuQOvgSZb0Nxgg3+4oI2/3wT6SWthFtujpYuV7
AAlBDutabL6esWPRdkG2EsyiF9ci4002/UDKi7U4xu5YwdbMsgmnzqCWtLyODluvDfQOIgQMpQSTyh8Q
nj5VuFPwea1CjddbOCxq6nADWRwdf70bK6iETl7XwMrbrLwWljZY4t2JfwFVMXmP9OkzNYSlgPiGbVaU
/A2wDPbnAIiRX6YUMsZlCUIViGp1uv9uhYdUCYOIdUSd2mQVr0tJYi8TkbCYzjbI39gXHVfWO383VxMo
Eo/pLgOcEdOWOwuKgsWwMDdHBglIoxgiA2tKHe4o2pS0PoFH2dlfmZIIyCGZJpLwRjVh0zRsGoizW3Jd
HKIZsm+tSnKT0ocubcWKL3URQ8cvWqMpsQlhHgkIr223UqBgs23axG7ZyoqcYvczLTsv+VO5HowMb01g
gwRarD3SvOT84Dsscuonu+WyAY95T+QL6gFlpD5ergez5DrbNFkASN4Y0MNrMZyC3DKCTVWOSK0KDdS4
1i6ZU/mihQAe9gTqjMVpoNlci9ml5IHYMrS+/ES0fZiKSPqr1FB3RFSahNAPfxal+CRlAbiSZb1Ye9MK
FGewHHG4JNKURTSkMIUByMd4ZelYMlPy3W1Ct+mVmgUOy/hzN6MKt5NICURF/YcX2aTFrkKNm+l8YSHq
HuvssCmvLKdJ9mDiEnR5L9gD/UlNt6C2h5oJEjJyeIJFyyallUyj1NgqCcwZpnYykpVseIUKlon1hGhl
KclrosUOoWOTCDe02UQsMSNyPbR6Er/aa01nW+nA7E3jfgxCCqfqOC8lNDcILmhpKVgalNJ1vIaDeZpr
lR+6v2JdjNiTbPKgVuU9KL6Yxf7vKUQtkuq09Y9pIAwkh2ZGLlIQCQZTwJXy8AIdtJuu+UOMFFPFxHZa
J5dd1patjlQClLpvPMZKIRwqYlBhq+iewvj2SXU7SW9d12KrHOT/sq8SOANyr43YaqwAxzoC3CTeqYA2
Gvi4ra2nNQ+OjTfYjD3Dy1XwAOtA4X9iVu/Xf2MaKAhF0kRB47HbnWvfY31IHrPL6UkSzJdYILhHSmk4
vLXG8cO/snJbWd5MgGlttS7JRu9RjsBg3tsQrpcrReKNzi7r4SnCtiMqI8NE8ScpzaHaNj+2NQ5kKiAb
Wi6fS5mVwOb6mT1rjqWNQFWe49i8wTX3D0vUSiZ9ESzdYktgmI/lJh1nm7Vz+GxFiZ6zlTEAEGsscSc6
QEQz2xtKLyBe37B2HCxz1smPmIQGHJzEO2y1ks9TA2Ri/m7NKxhUFcGm4r2jtsZ6fip5ohuldmZQa6ed
+40Cy8idAlKLYMO2VMoskkVBbta7tfHTUDgOkJg79ol2eEmPTQU32+Qwttbyhz+w4thOGJUaQsjaapIM
l+thajdYRnDPfr0Ndl9ZVTbY0hHfWQaqptJ1q6ixDTbrsWXntr3b/un8J3EicIXYRTQqEoxeEtfphWN1
xZrzjdT7Wy9iBrJMUjmNX9xA2PBpIsN9l5fQdDq5HqlDyxtuQC9fWh+ntkCXV+KI7GHuZlgS9ONEoZT7
FVhRrLmUfOQq65dKoPMHQ1rVrPkZDpA8hVHDEjcM3/EKEJBwzoFF3J3zmLIdVe0bEsyBFGAzZA2Mf46C
1SnBzSpwaby3doqksMmCChiCcn5A1L/4DqFet1nvK2vz6jRW1ockR9pglSAgJhpcm5ioGSPOv2JNBJFU
Xyn6ZG0M2k12WqxIkxXL0yJ76tiCK5KPiV4+k5IHznZq2KhIbSjuxZAXx1ANglL66aTsTyQ5eb1NjMw5
tpRN96CVptTyX/mlzhaZH8thcIbbsFEbHTdOpX4N6xrkeujHRL9ScNOwmB2NbBoG6e+GprFZwQ7YkC4K
wYrdTss6KXqZRFJk4Ctrse+xfuHdFmvsoaOApXmkdMXf/JiktVaQYYd1a+2xaNTmwndWCRVY60LR5fmZ
WKuOrWNitoUATGHN6nfnK+va2WWtcmt+GNdSOTYdlGKhGB0oYvW02UI0X1g8KLmgAJm/V4dQLCdkS3IY
3rJEcCLFgoxIvkKN+lbqdsf96BP0CYKsAXzSFcjv0Lmy8owXRmHjWlp6oSid9VIFeb2tumH6dY0Fw0X3
BwFT1NFSKta2dtI7qQcdW63HkVrZEKaxwwRmKaXQuTbaTvG9Qh9JnrexCbAOvRE6KPZar8puLUnbA6KE
tdRDMmV6YKGWEvqXgGRdqZlAde6wShS1p9mZ9lMq2jJBG8Ug9pNBK/J4CxE2QDmSYpzbmisnSZVvBifa
qhMtUnYoqNlaNLFrDQcyOnsXXBf22uME+jvxooDlnJNa0doWFPIANdraVSalo0n3ihXplC1dfyUlTkKp
H2CSbQHdKUqUjXg9aF4J9s315AWGel4kOKtoF4T1V9GG/hCVlHdajbfDuo5tzRvTapUNhrAG03gjHFGC
FV30yX1qDc2iX0w0L8FxeBlbXkp35uVagtAr2nLysNVYSgg8FUi+dgny2+12PsfL82JkQ/pZZFy1BUCU
I3WtWX8NS8AK9hQC4v9yCmK2xLzZzKH1TDXvsFaCw+AWwfqxVCVZK3LECgqJaKdE6gEHUeoVY7pa0Nnn
4qzYxMMu+ntgQULpbbfuYaL+SB5giNGA5VupEA/wLDXsPF6zApFhazo4UmhEe59Zv/cnUhDKkRufarw4
CH/VxNsEaSoFMyRqiBCDlehzPUZGUOJVP6DB7ZKV3cqqddjs2NZe+hjKmGdn2AAHmiZl7TXP1iMwLA7s
gFisS49lNrnF1I1YCSV2jqVIKQCAR6G5vMhNZSHLrK0vxfRZmaaYWg+UY4te9OxmuTdTo7YXONWHzfS+
tsceHK64FCIe8tgzRUecAa5OBVw4n1t72ubzt2gaE2FS0OJbgyzYwfpo/j4SEbV9xXf/2CH/I+HF9Et5
gKaOLTTmiLYFYgGxyAoCmzrdUl+Y50Cs2mH2WFDKewyIIxN5bzEV5/SA3LlUsrWYoAPExmdsFCxZqeKt
1+q8GPKYppdONIq40VzyB6tw2NJnbbwlhv4CFZJZbGY9ltIhGmvNQ2tuaBWnUWunFA62jEetbaUNT1Op
jmKfdflsySPD8qv4sZ5Z8LpDYbdD0Lax1aec7akYmms1jPZaqwDsK/Rd1axaUYo8VqXbq0qkz23CVFup
tiBYvpIKLaB0hmDJDZQQSLb0wbufsSBQEA5qhyyxw57H/TWFVDcVa6/QtUJdJScTDiS+4Vgg4mjASdXw
9RuF+GBNRWwdtIiGZDla1iehtUGrcA0mQFUQhtryVrZqmNnOGg+x1P/hATj5HqLZ0iAvz3RYfj6G3o53
WzdTH0+vYX2KLs/nrXlMaBKy3I3Dq1NsaSLWwwHfh/KfxMYk5hw5vokd1gimBMXrwkhuKBOqgwypVUCB
YhDwdgsdd9iyEIQHQL8Wj+fa/9PpeuefO8RIc7ojcY44tF3BR3K1m+dY9EuzxfxbvRjHGhcQhnhgUA4H
XWOrn/HaSpZO4Y2QFICYP5duzUcq0s1xbKm4H8Rrt8EWEiyz2Foh2jdoVZ2dmMdabfvBY44XwTSJrXM8
74iCHhzM57CfBTGIS1LxPdrKdcNa5x1xnFl3kfn+++9+6Bz0BQJERVML7fLwnNRITVJNDyeJnVVX9sYq
FUHqGFvAzhoqXWCnXkClbdYLbs3cvLUGkx3WGhSCzDl/9wOAj4pJYcUWeOdYit0q+FJbNy9XAmywxRAd
W3fQSJ2YqBiyJpoKdtiTbNayC5TcVYAFkdsAglqbdfG02SKLXe2B39PSknfEvQjGIxVD/NLRv2vNJy51
vpwBX4mtVmW1ygCkR89enAaCnmNxxrmWGwkKWK8vDSgIy2T6qN9WT9zYbYlow1rhNPGzAgFLkXfWasby
fS6VS5z/4j2rXm2tGhSL97Mz8aV72+WKVyPV+7vaCeqIbWw9RwJ4SOGyXyHV0IwoYBvFjsuzzj9Lg8Pe
5LWOnFYSmby959ET50OVxdKSmqWvrb4QdO0ze9KrHGGFT3RcEB6N/X5Qsq2HmF8r9yjF/9aOvqu8BBLs
JJ602LHy06GPEyYd0AXveKRTFEwSW0wkZ+OOw1OPCu8u9WORtNBxfvJfFvkDC0ehH9l6jc5aecA1PWFL
EtI1Sm9orpUXqW0QZ0DAw21KFFtVbW3QG/fYqAEsI+8YdOgT7845Vp/5oTgDuuwxhq1s87eerv/dDpFI
FxBPpC1YNyzIGgPeihKWO1aUeafbWY+/6Q6Va2vjBCtha8Fs3RarApAcpTDm7lp3EauLcbZyCthmKwZu
BClRb7D6Mr6jygSr7Qi4ciFLqdEZVxJ9a523UhWfYmbtLNJqPEydtbh3WAvTFq8yPdZslZWg1w/YsxDY
knqORFZgKmIV5Ktma875i2NvjklATjzqYsl2bKqtt2ikyD5GxjtE6MbwSDeEFYIS0Hl3jorInkkxzmO7
KsCeCe352JqYEXcDz2ATOYLbZgS+2kp0htznx2Rd+glpdoN+PmHF4SjcvOa5dF2iC1sk1GE5fh6dWpjW
KrfobahSmqF765MFm/01DWpYxj85OSJcHnDS7Qq0RqcT6FEsYbr6HLntdP2f1kMdWkTs2BpqVDYcjq2z
Z3i5MneFZ95qrRCo02VJimBLDiHZcgNLtoERSC4wMcC0vBI678i5mlxgIiU68Xut3fJvoSTIB4qBG/6p
vfNCLhsB9LPwYHN1n7Oluq9PbjPJy61IjrIVVPMwVIhYLD23dYtPrpP0SdUkBWPztk9HVKTTbWu3bqSt
w5vpbGFAW2CKTjIGIPE6TEcZW7PUkwKCsa3N3+JQCUdSZZWIumjphfoxpMfXoduDS051Zc8PBy2sGCyL
F5ZnXeDiQtzD+z6tL8exJ8TdoqSAIFLa9to34j9TskXONq/ix+Lu3ae9Tlv91vncxijtIV1vdChJYj8i
luIRYiwKFvzO0ondObn2hIWg7GEw0a+SmYiQFfQrwlhuPXCwWBUif96L5bCmGXgyTQzkkinW0G1RiggC
v0D2RGKk2UJpRogvpMMM7F8hbOLBii8g0fPFqb2bh7MwXsUzt8EWz6Q/sopubJyHQ2KgUqA1wSNXnjsb
dy3MgMWsfi8m10ZDDVsFKxm6uWZrT5p2q0Z3xBEGrBxb75FXMHBiiZiDIiCwD1o0Xet3jB2DjBOAFVhT
j5dVQaPtlv/lLE/n5IoH5TDJI6oZIimHd8XwEo3QHgbHFSvB0oJcwRBriWUjFANFWpjWI8GPmJiWG3a/
sEcGfmjLAUeyGH9nSdb15gt7rCpFJlUoxwm0A0Q7QmYRtNlyvTUiK7keVzSercv5HWE/KwFKDVXwoESG
5K3v35FKYRvk3qZcT8oa+rkep5cOZTotBkQFQPtCW0F/Yv8IfVnwGMIGk7anco5jjyPoMgFZbcjt/PLz
HZENOBQ+Z1yEmDnOf9mwDVtTkIfIEk8UUf0OWgjdaWFa4q0JapEhYQUGFX0ezOohHhbPl6We9aJFocGl
vq+3nSFcsG+jxJYKk1ph1i7eXBJfTHWHDSHJr9WhtmVfJVihzANYnjsy6JCyzpVeRLfxpMKxIVyMHTA0
FcpSzJDxWZwAZIONhesuWD8fDSlozO5uh26VLkuuLVJulGdZclQrzLhWfDQvGD0KqdihPvPWh8gzLFo2
oN9iFNsCsY6tVYhpyz1jkZWRtuhfnnJQSEwitHZYb72xlYA5aMyGRAqOJsrCjlpxz70jCZNOfMzInv9h
YVmUkbQL+CclDBl6IjDNHlt9U7DwADiYVz18asG6LQG+UTlyhsPHsRRfSP0/R24A0TFvfWfZbHatfq+L
OxiJ33yDLWJsUYWIGsy1zTLgHql7KUsrsCLmVlkr6Rtb/3qjxFlI2KkfeRvpc7fnt9avJoGDcri+FuPJ
2pUErrVtNhAlkXPDWr/FGqKC17WQm7AriqFXURimLFoa7LABjuLsZ0KRUGsUC5Cg1waLiuYb8aEby31l
tkRem41rNl+6PCrjZQ000iwHOPR84YGd1uug6dQjYjFlnqvxnraAJ3eBdTPhz24/kZgVBlgNUE7Y0FJR
KGvFDY0luhZrpOV9mo7Qg9b0snrzG+Xw0jGAoX6WvLehUBuJqDGxbyyBymVhvH+EK7DRRttBwcrCFITx
KnKHHNSn1IF37BmfQz4TNWGIjW0NZcfSmRE0EddskXTj2EOiPTZ+CUKGW2djyL2i3HrIg3VyhxzD+yGj
9ABUqKDpMbMucV5nxMViiV9YPvZgWmKCgkBu2HOULd7p2IrfeXZNDfaZElzBI+E0+QQLCCoQ67pQ4/Ga
tXp4Gub5Uji6IGFMNTF9AmX1mJFal4khj5VIHvS+hrEupub3utJO99e9fKbXHpPZsphGzmhBjrICeUoL
vM+etG/kdZA8h02lXqSwUxBY8NRu5co339i6rJ+oGCLPa5c7l6yME0xJ7ypjvRhwwTLzQIf9NWye+poZ
cJ6WA811LdsSVv5VcoSd2nu1aht5T3RAYwt/5XrWqmDKbYuOAlynNxzUw4WVCvbYvLWAbRECDquiOt+1
2Pgj3gfNSW8UZqT2oneUltrfef+05o67SmjiE9ZapiSSoIW1upLfWaJlHB19HkWJTeWC8I5yzA8jq9i3
MyBpkLE4ScwcR16yhZUVXcoBVOi45tpH8deGkS5d1E4E1qxL65s2GyVWtp49lsPEW2h9yh2MmgcIvI6N
/t1EbBlqbdpLcophfBtcVrQqYXtaBLiKbHnOLnG+Q17H3P9ohz0yECvHD20N0LXgcVGfAN6wbgcA9m11
fOcHXqLFEzaHHcmNOirg0VnI8F/KwfYk5bWPLGbLg/BesF5F4n95DNjmdCmnHNvrFqCsnS++3OvYcvob
ZU8UhF/s2Jr5dNMnVsOKKbmuxSr7fNlyh4yQp2A+j2dyZM5cT1QAfmL5Yp5oRzmqh6Ivih1rtIvBWjDE
pJq7H4olT9kM0lcsIp/ov/I2Lx3/D33v7ziEU1hthiBI+C/ltGNslB5GSqDxFxuMavMl1tS1U/Dl7kpR
sN05LIbMKBG7+itJt9hoK0A7toC2Y+NRBuUeWFAn/SbKqVqfVWQFfJvdwE4bemSLqTu2KrKNr9CDVauL
5YImR8qeY9LKkXiKDb4otzXHQqc9+9bh/hqDk8QxQXlF8vnOHgtxlKpawzDIV/TsiFedPvsWuWiNOlB8
6f877ejYskOJz9BREunwhz/YaFXhTEjSrt4dX326Z+9XNoDFVltvl6DzaN/22qfehtw+SQA1GwftMSfG
YoQoiw64zJbldyxANc7XdOjK2WFZSTly7JFscaHG8to8ULMHHdaw9dptIX57PVc4EAXEKHgDT/mUZdiC
Pb7/1B7Di8e4FPHAHgO1bOTYOLIu67NQnSwL3dVuy6Abia9SiUUONgUg1o6tAS783V5WjtjsVRtd+wn1
UTc9ZFxn5kUDCfxNSchf9z//1bmhmNra5Ka9R9zhdL1Bo35q10X4oesdewBkHBsSsl37fRJZBSX46ppn
w/YlI1unEKj9kNElpf0AJgqEI/62jjdFU0v1aWY/4P2JvQSmwtRgN6q+ul6S2yhhcjBIWi5Uidwk5RVU
qYQIswuSvzRQ9i4HJrWbf2fEK559vrrP+AnXV8Z+p2wOVWTT8Vmlnem+Nu5Cha8W8FykmPvtMUuYsboV
DKLASx+p2WxKfGRvkoI93Cc2kWDicrSWby5ZRV7EcuolxojKpRtMJecVfrydkTh/wIarcpzRqwVexRyJ
7oiMTW2KbJKQvcJJsk5iFqDntU5+hAHxlqSK5LhHNmPcaOsMkmu1mPeCpYppfepXs1EiYTq8MsrzS5Fc
SeHJPqAzcQ34SllnHFaC2VOllA782BYAMGu1BfiXr8XM54VETOSC8Hs1laS8SCnkvUzMOucNSBS9fVFR
9IqSbCuet/E7JRFyENKS4W6wYAyGxuj9V49DCZtKJF8WA7RJ+fbKA8Nbf1xWL3BdtoTtg6nHcnGX3J/L
qERe6hO/uk5bJ/bXKhOYytq+M0t/CjgPdBMqu+RSlAFj4e1CPu+2qjBznBLn1UIoV4RFciFYhdeEYVmV
VASQeH/GWsht2RV7bTNtMZ7W8zCdfxPkMy4LPKmAo9bSkHhpppwA8qSLThe5ozjmHaL2loDfb7LR+2za
jXjksR90olJKcqsSOdn3GIJTW0tENGtTDtYS6cz+Nol22LqWdgOcUGTujbbJCwnvx2LaPSuuJyLfbMqI
WcvW8Yhf+aAE7sp8fcnbov+JjkdGkZGemVnFUHQbR6YCGvdEnzboSMdruVxAj0YS6GjLgzoCXt9MrL+W
uyPCjup0LZfOSDIBgUZYk3QlVTASXSk5ejzXHbC3ccOYV/sZOyYRFIwvtMf04vXEiwesbHO61s6SaYAz
NoPHDwxES6KSiMK1pByvILcHsR79oFgaa/smnjY68sxadtJna/tsvTvMm7T5bXLrNd8PecsYiQo4kIEz
vycWWIUd1ORgnRk0crtrTLZQVAZFLvcAs1m0uG8lKlRuppEY+4RpRv8/W2/aJNd5XgnKu1Hd6H1fr1Pt
ZmFcqALk6Qk3qlAOECRFyNxCgKye8fQoblXeqrpEVmZ13kwASUkRAEhwEynKtkjJMm2KIkhCEAGCAAEC
IAl+gP2d/GQw5os7goSoiZnfMPOcc57nvW+yRwuqKpd73/uuz3LOedA2iFUgTqdk7CrKRPK4IFuuZAUp
0p+c3dn0bSuiEr1D0VChzEYsmGJdpVA6y1sojWIvMM5I/ilG1+YpDHz7vm07rBwIfx9mEau0DlnichPj
D6gponOw+jEPiMW3uRnsRgQB7MojZBExH/lc9syen5sQvmVDqNoGVXeveCCIbc4irqEcCrwK1UbAfB5j
6neJcpiU9XAV1WMVquJ8I6oMzBkgI5091TjQvLsxaIiaAGAH7QfIFW5YubWFc2DDSZ2qDbO8ZJvSmGEy
EQY6he/SPW2iZl04CdFj8BPC1NfsQxWJp+vS5QccGzHm1ZGQYnbf9XrnSt1fcMJZrENNN/KLZIx4u229
4LCxCXDM+h4BIuLdUHS0i4fEclCRt9VVds39vk4AGOACY42T/roH+JYdjd/dUwTxdMRy7EDwYwEdjP1D
VQGGiKyT/4lKWuujDXGfbZ4zjEggKvdR8GoRthBRd3XCcvGQt8dCtU+yMOla5fsq5ydjFRsofICeRORY
63/Qw0CLHdbFvLUVO1JAplMIIY2ixRMmbZwq1KgiT1Q16U0AAMF6Va7R9jkg8rbAlTMvdYStg/Ojy8ro
RHRpn/4PgjfNOwppdXnJDM6lETgw3I9E9apQ0JmhNrYWFG9H3bJ4oT37vdZ5sMycS904QbtBMBNRSkEm
MI6bA+znwRtHQMBO0UrJsc4yrDG4QqK+1uXXxZspCqcq3uf7hjSGVkc8rFm1Q/savB7YzR7om3GOb0P7
3CxEcqVQ2q8vupMqE1jXMQbfc3Q8cJY0uBued2IEcr/4auz/4sl0nbbdIK+D/WCltn0P+RVUBavWhbWq
gV4ilBtQBaZ//ZyZMKFj8+4hGWo9AkbsfixtX2p12dzqqj7KwrLzvBvSS2aKwiFrjVevmwTzzRHkXdXq
wvoXChXgUOzztsrMA7X9y+6GZ9S8sflmxoEQeAzXL9MFtpFhyXb+DzumWTwYdOs0R7kt3CfqRqE6Up3l
TqH6S8Ws1h1qNuJ+HpWd4fk9XEW40jqrLnV+YBBq7pOLzrODyY26f7QasK6BCgFKw9w+bOVONlbtkD3F
F0VVaqhSwJiU7b96nnEPmawlZ4445gAgKp7D9JPs51Kv5rwmrcmGjnW7SbxD4Gq1WlJkb1nzD/FFwUKF
cqh2IICLc8+B0sWmSh+OVuFh2r0dR7aH68/OY0cKdHr1I5xhHkYsdrjb6GSrrurmzMxwsdnCYfXjTZRz
73NeuIpA47B5hhOwJ+GcBNvHI4oTnMU47x8ed8l4dAr2PNLQuE7hC1gcd1TcI0i+A7epNDdJhd5Y2m1E
egbPT9RAKnlOzRcKi3ZrglUKUR9Wq50y/3Z2CjFXHRhFEiG2P4fuuZMg9iOBUpXcRe4ztiCdlQzFKRqG
Mn96kz3FHcwB3iEw0B182tqrwmGfJRYNnDJyNwqdq2uTe8yHwZnPILCNULB4HAXdOH22T1QDAf5HOD++
DkJzuRnEruE3XB1D+8DqxPUDEKjgyl7rVcdgV+53O7lXHh1yPqm9y6o7yQpXHO8io8xiPZnTimm87HIW
5qZvAgrTd6GIgnW8cAKIn9gseFBgwQ1gyVlg3xmOxutOTNrb6XAe2h9HsTsTl8GNtsuKYLZ+lPXsFL6P
drG7NqL9cV/8j6gWXW8tgi1/lz1bx710+A6oUy08W6fA3MIMErIFtEizwFX1kfsehguhW9d5aEhFH9SN
wxpntrmmiAtx2OFhq8P2WYSUsL+BrkobmLkHVmxkiFIsFK6DLTh6ezuC79ztIBm3ExtVz+wU1dDZ4V2P
cU42t4D+hmgJonhw2MBP8fNlidX8cMAI2Nu4iMg86p4hxlIovrQ3xFO0fXSW5x2ArH0PKiC1mHDj3jqO
qHlPQ3n7u05hL5w829wt/iOqHGEeNg/6Pt9xkLyWG+taDhEXdcWTpnQ7iBxJa+BdbjfRQbUHmC9Edp8Q
0dBbc5hSYSbZRm1ei2t0FGQMrdTw9OHHTZgtxfoYaj9ENgxBU+1iYCny+QvHHjcOFC6cR1bt/L3f+0//
eefuDpgT8CXdeR8WodXByo17dnkGYQQfCXPZBUGanc5BYgjA+tGxPgXduPa8t2mDoDjYLsy3dHx/m/fz
outU5WYdjEbzR2dm9hGggBpI2McYPFqCCMDqoJvwmp1lRJdwLrnADIDbI2w0D9vkRhCNoGx7Dgexz0Oc
hFxO28exjzpbsRFZcmabyDuYF1Lb8Wj84mggZMbSAnHUy4PDPcQDSie/IR5HVvcup5q6AkLzVZ+3rn3R
LWaP2ka3UcwXej7YIdjHaE/ViWw9dImVwudT4QSLjgtWFK6vgiAN7cNFlyRYdHJWoCG0r5W9OZ9/gaCf
F3WiY94FKTfLHt4DSmDVdneg3qBNMdqw+WgP0qVD01T/Eaa33c58OsLyWLzW7s/VxvZLGMXBpIGmKdis
sjtw6ksHcQyzc3pLng53LuHSkidRvgHJmK3mWy4d0rh4REzLwpmdBctu92HfK8+5tKL4ZM/pUIVvuIWz
5p2/3CwpllqEzoIrsYAWaHu8QFmwq+Tf9yY7XIxiVB4jtQI0ELzv7Z5xzYkGu/z45tlGtZkPDQp3VDW/
ts+Y2YT6qhPbNa0L64ZetdnRazbJJ0BoDoa97h1AN/W6YGr4cO0NeRz3tze3ji0C9L2zcF62i/40/jzd
I6XsdTs3NrdYBVnxAaR5SKoSfTy2yV28D+e30NFLTqjcH/EdBFDW6mMzvlD8eCuWfMN3mYyG+THA5iUH
UxRuWLl5U5Bibvs20z+QNnA1mOAiMhOGeSTdn/VguwvWYd9xGaXCet5sgmXZQcjjqv4eFg3tI5FLFZdA
UzUtG9+35lW18wBrk1r/T+AUxPt2747rJe1glqRuClf1aNhPNk4uPYB5Yz5KH06vbfY2I4UN2oudDjbi
wyUyvsgCQR+lcQ2VzvJ6uakbirZcIFuC9ebzqUBSnehX7EKMK23t2b11rJj3DzhbpXGs8Zd65SMT7Kx9
xNmsg9i/5L9wG+jQ2rHzXECtpQV3N/39PV9a8ECfa4cV7rcWymx3Che88XS07RQOI3MRmZlZlYLbMati
cDs2zLgZNYfr2u3G4WDz5k/6f/Xo6OZ7w8M3X6+gAAdlN4ZIb/60T5SYmZUexPfa3aiZzkh400dkGROc
dlg98HEceLQ/1kW5Plip4SB5GL/xADeq6MGwKrEP4fxEyGZ886d2fdrb+P6ECqnqhsHWzetwy22tNwPo
hsq+wLnLfQJx0x7CDqyR2Ec8CsHoEaLe9C8Q2YAWrcfL0JBRba3zhEJDe+vmJfoZ5pmaMcWIfFNu3vwp
DN8jjJbYxgD1oS7lSrfoqJGwWg6dhDnYAmENzBDc156HSQuEQX2Be7Kh4fegpXvz0rBrrskjyKIMHikj
MSIALquI2sBK4QftK3t24gD8pJSJtmMbJ4/7srImPud/l540aLz/SmrH1kcGJf6wNlLT2J4Lf1AXVXkI
+PHQnIlkhdmFRJ4A1zFAmL1EJ/brEnFJ3M9THLZXr1JRt7RW91gBu+b7a4iy4HVG4GHXhL/BUFEjggHH
HdmbZqVkeKsKRS75YeXQ4zEDRWnwNzxLzT8YeA/fvHQECQPF30aD0c2frsLAsPcfhlAya8pb+5WOKuG6
juE+IQGCBoidCvKC9d7Nc0gSHGH/SMfOv4d5xMwO4q4DzGeKc6A6ckXqKfYE/GLz8+Ylc2AGiPSw30gv
QlF4rDL4V1LntR2J/cTxsH4abKn/mUeocX/auwOQKY/YdVANEtcDWKVeqYceFyxp13BdESBblpqm9qmb
5xCI7N68BBql62Ng3TGjAk3qm+cGSH2vQvPGVi72XbN7YC+bg4D+WUEkBspOgJ2TvG/nYanxh9+FfmQx
8+F6KXr2gMYZZhfjnUAfajw8k3POnIMj1BmmDNgjkJGGZNSI8W6y/5RoAjrl5jmoA1Mpu+LyXR/b54/g
a9YuW6ZQPA5138aeyc6GR5ifuflWifwI4M6egFK8reJJwMqonl9sRJm0dWmLF3BpPQcgR9J/FuW38lyX
zQP1T+nquxc+vPzRCSjZ4udHJz96JukA20/87WrC7334vD6XlHuhxws1XeoMf3TKP3eN14S2sK5zVfeB
8i0/79ez/+v9C1Qafsuug9ZctU/wb3yWir03qMd7zVrymKsQvy9NY6oC37D26Oc13Omj42iz/YX7S//4
Pb3/0XfZ9if9/lehDuyqyW+7BrBUey+4zu8Ftv0t3pO6w/YNKAI/B0Vf/MWnPgnFZbs2Wo7ne5fXwPcv
83v2XN4+a48+Qw1ltJ/tQPvwChWQcZ/vfPQ4++k7GA22AvrBb1u7pZx8mVd7m8+pfrpovz/p/fUex+eq
PdsFV2x+lCrIF+xbVCu2327wiS/4uHznw3eoz/xd6hVfwjhR9fiS9981b/VJqku/b5/R92/4817wn5g9
x9mjV+1anBd87RnMG84jKUVTs9nae5U6sI9JD/bWWaizfnyKurBSjP0pX79ARdTHqH77hp32T0vd9tZP
pK4LCwBarlSLvfzxCdd8bVVo8c2n7d0n7ZW3ocFq70tLV5qzr/PbT0Jn9tYr9u7P7Irnqbir/5+jeiyu
8hg1ep+EVuutK7eu33rH2szrugLwo3wH98dV36QC8GP2qTPe/kdvvU11WWgFn4LGrivRvg5dXbTL3nsN
Gr1oqf18h8qy0Iulmq7aj1Zbi6Xi+5a1/JQ/7wko2H58ktq8p3i9i67K+1Mo5NrPN12x9mn2KNRwpXH8
UyjJ4rtU28U330B/2GdfoUbxU64g/Drvfc566Br74Yr99bbf45J95zH1J3R8+e03qb37unRv7W4/DR1e
qvNekWYyx/SE7u9avWft/RO3rvC66L3z7FuMyxlv3+t6n+rE0DGmTi/1d9Hnp2QV2mi94v37JjWbX/cx
fRzPQ/3msxyZU9QfPo/fNC5f8P/8kv/3l/2/v+r//cIv/fKv/Oqv/fpv/Mav/9qv/sov/9IXfnPbzN/5
u9v/3t//+39v+9/9OzPbfvMf/MN/9I//yT/9Z//8n/+zf/pP/vE/+of/4F/8y3/1r//Nv/13//7f/7t/
+2/+9b/6l//i/7X/xD3w+y/Zz1/2//+S//9X+F786b/9pv/3C2zUr1hTfu0Lv/6F34i4lqKsYKBEhlzl
ExQr3twEA2hih0/dQ5SF4kow3O86dNfCMWowEVJmjgJomuB7otJBNdpo2dnVUDEvCkut8Bg3T87degSv
AZIddsJhNj+DMedlSnPAiO8Uztax83qstAyTloDoDTyspbBF3ZvIn5Nmbw8xocpFKCCbD4YgNME8x1zE
L410haEGOxqOmegH6IUZ/E5korbA1AdNCCByNcNzyK6sZh4g2EuMFCb4RHUMgA4o/CKmzUyaPJftM0Rn
4/tIaVB46856wLzR5NsBvIz0W0NMGxzofe5YNoGkaLpwZBHLbkqqxIza5KgrDZgFQ5yVGRPELQDSb45t
jxFZV8NaWpDWJ6QLFXu02zCpaa21EbNmIP2LV3ApQaceqbpxiy4l6/rgjdmzEFM32jCfuW9T5wFPphXz
a9ayZnbHIux3Ps5mva7xKvswalZDos9cRimmUNS1IZsG0nxwP49UQrLB/UcwBYlHpA6QGJwonlinSDl0
J232IDatHHXdbFKrBp+pWGXdzLV9veoYQ/flliJv3QCiNMRtIzTl6mg2kdbWEKtEckth9mUyWPG+wMX2
y0IEGkHvYfLB0bZ7OysxyszcHYXMH3kz9hlAOW++XtbNvTaxJ0cHA+TvSnncDsRpbIFQ4GeGbAbc/i6z
ZeF7gyJHFEN3v7kfJNNAMw4Xbu50nA8Cf2tjXHB5xkPs4VqG3hFABhVlxQpGhUB7p5u3pqr2jgWuEHPY
Al1VmYqZgDw0ZNlgcD2/UPYkfkvZQMcBON2is+Cg/Kp7dyyrLTCgDvRHsyinwqDyuO98UrsXmzyjNKU1
4wGbLMQOVky8Qr5aSnpVd3R0UECxoREpZiSsIJnrLnXcWSaHvF+ClqM8Z/dOIpbJih4qRT9iQhA0efgM
CBJThxTcwnia5m44Uyt2gyUHSy5Hoty+24yJ0A0+6qII4XadL1c+E+AKMf1rbpJdnHn3TRKvmgBGzdd9
YgkofyYM0P7Ynx28NG4CZUM5F4j/VYF3akiMwHD2BSgHYXZdQpucNZLdJVV+BfBmpmsmLgnXm4DdyTGN
BPGikAIOUVJ6TXLZtm/Yvk7dFHyBs7xmxsquLB1OSDJgtSFES60nPCoAhVsbA0hRVpvWeVtVgIMaopoA
o9gR8WZI8vHKSshRT2pzsIpUHEn/nH7HRtoumrFnBT26jjS+0pBNOgP8XqAP1l3OKGsz2B0roVNuG7dt
cYpiepa6G/CqJvLnM824UcbdMxjFrmarHuLk6kUufGazhmyHeWrKkluPuboG4slgzdoEkoSZNd4DXg9T
ra2C7LjLMGPvFcipi02fO7aLalG9VgNGAAQeUOLUSOlDPSZIK2Mc/V/xYGFBpD0lHTz82i176zhpNzYD
4NQAk0JxZ2HD+xVzI+OhwFpYBpF9URpdeBinpBHYp8zTbEBFBE2TwSDx/B2MSq5uFIEW6e6MvOg91coQ
qoZFJHCLyCTuIeQBm50tQOa6cfiCQQdLpodIxd6OZuYqlFxLHUD7HDBXyB6CusExpxrfi874A/wTWeNA
2RSbBCjYUUL4DsVZ19Y02SIyuc1D7NTx4HE8b3PWxdJIsC1BUhxYtx/dGARO0QNDjXgqNZx0pSqZixQK
EhPgCPa0rtR+a0ACPCA77wItsy5lByQIMhfWQqwzSi4mzBM+wfBTZOG6EAWmwbEztsiqjzECEL7nc8Mh
bsAoLEt0KpLmhWvLVt0HPBxcxGm1tAZwAyyrA44ALIpBf6U3HppdN2Z2mQ9Yb0kLpKEWWXG/9R9ZNOXK
QGaGq/s6vxCw9QpdAPNCktK2a/UhfkCUX/cI1SibrWMO/F/1jbFrRunejtkzHUfYsUSFRG2LAEd6lYvB
MNBijaf7qu5BoPfwhGW3y4TUbMyRwkP0Fakt1EJyoxTa0fYc2N4PxvYO7SLrFhbNGlHdLVTdug7tGjZf
QVgdjwfdAxJVtH1BW8vTqc6Js9YC8IzAkj3KSg3xEEJB1mGrHaUiNXQ4ji26kONGBfF7KDARLjoeRvat
igRf146Jsi/dBt+akLurgQNlFQK0R0xkWxF3Oaxn4nsvCytA8MgMMwlYmolOSBoxT8JmNSJ2gZ3vKN75
2E6X1ojGg1QGVjcEoSA/3lBYigL5NYj34AfZEVQEaoaoHAie8MSCQQ6LrxSwVF1YjPuuAWjr9DCFNjqF
y9dFsquSPAs1pTcrKk8Fbmmygp0TqY6ycO1zjg5mJXaA/mh5aeGBwfCoHbIwmYku4jDZFue4Wngnw9lA
UsCeBzJ74hrAEGcayUomdIvoBj9u5r1aAjZ8eTdDm1hHOHBAUGiUzWUgl1FcSsjVS7ATDOYVwXRKVVaw
xctTyz6zrz0CiBRCeT6HAu6rhzh3bZKR5wZeplQpjlQgnKODKxdrqEfUevHMFk4wicZC9qLHLa6LShzD
wVGqQ3F3By1LEhM23wJ/22wOepBMqRpi8G0Poy1KSxzymmRYEny+YdYy6XLUW6h8Q6M0+hZ2YaqNAo9A
AhFZW4LwikEGBRAm9THK3FtwnX6Yl8Jr2sXujnOZAmqY+Czv12iKbtKJeEjg8rJHkXSMP/bMVVho5qhC
dHgIk0b4CElbAS7zW3+0nxqQnWVHYRx0cFnhKgu2VVY4r+1b88UBaigh16ZOE+FhhBSsoITzwkAJFEVQ
YuOi2L3JznBQZbPR+B+5MI6N/07BbNbcyEauEJ2wXo32k01Krx/jtbSgxOIyKVCbTnauJckpi7qR0gBN
R2CBaapxv++PqHKI9J5gSXV19Ou1G29m/+lJpcdgZwSelmoff2ib3iNj20tnJeDQm9Amgzut9B38OuEx
od5zxLa1Aop6RzRtvl4frrcwW2VdEFwiSbWJrI6jIIpY83HSRx7aAWSwD6XVXI6YQOMpQ3WkISidPcn7
ONuddh2lebviXMEeq1wvcDlSogdoj+ERDkn2lGRXblJOUNpsSObCgXEPdh07bClMwdOcNjb2KYTs2TD0
iiRyMWsxpofC7BG9ATlFbMKYPX3b99eBGPKEum0OW+CAARNJNXdKAvfE/JQyuF3w23Guo8VdiPdpKmLf
KJ1i6aoqkHdXEryQrifkNOzT3PTLwjXAe9jHGsolMTQzWHvQJ23h0ke2lunf1arjtImDw8zcHtc54SsN
zRKvhkI9DGras3CAzaVvBhZTVGqq9K3rXl7SCYlbJiTNH9xcF6CGWnOQ7IL9De3JSvVn+PVIkuMkH5Wb
Wyiwwb0Xg/LlIWV510t6SSA2q/oGBEm6RQnWIEZs0KcELgYO3/o6fDRngNMWFR750Abt82FUigICCcRk
QOUdQttIh82+tT9sv3iurotWV1iLFSX7lwLZ6Mi27TPuxq0CIaejJEAJyyWJ+vZ7UUSJB8eZAgeyRhtp
Z0DYXXIRUlITqaBQe2dgXUfTFIemNIexM4ptDhWAIamOzdfCU3APyPb5dTLQRhV1ALBEwVDUIYlNHRd3
rfS5AIB0lv1ehI4rrFdJ9NGWMAtacE8A2oAuML1Ks3KRB4YNu38DEmA1VDvEHLCZSoQfNNqaGosZSXs9
+0zAFBRDo4CEh+koIFOagcE4E6MQlJg4Agccuul2QagwHkY1A6xpkEOi4IBZuZA3A8i9DOjMktkRPWg8
qIWb0NFDANc2mZkZly52Lb3RQLQcBK+cN9EsB4MoLGGHdtcsFTXe4lgg9YdhYkVb2N2lA/d6pPz6tgMl
rKNeY4vmrqtU7beRXVmp0AW+bwRLpDmKqIjZhf2IVASVdg+19FYQ35A0un3DBeyL3TCoEBRcdkurN5GG
LeYkdn4c2wHgLoLRRpYxmxpxl0JaVdCyqWxfQa82ERqyPWu4b10AaYV9pCC/tWGWWnBJbM6uA2UUJIy5
NbPdGGKiwQDrI3BKSxCh4jaItcMadhIsgMVIg+FwBTKAGdGIKMJuwYYf0Z456RzZAx5kiS+dgwiam01C
Jhcs4DjEAzxtloxGYHnkCk6gQWtBBAC3CZ+oeyjsVYjqcauMQdkrNQtAinH0w8hxyVSorTSE+iemgd3C
o0QRo54kUO4qt0yIGHqIyDqq2ye/HQNH9awiqH4x3F8ixx7XKYu2CpnibO4dD4aSkQI6BuKGNsGLSDdA
zYQQrRnZdaPusuyNgtLXRMnOmG2x6tYFlE/BK48g2AgidyizIGMAB1uc2QGSWlpy5YZl8bOtDYHT6QfQ
ejlOm10UuOD27hy9OQa+wWDmIU6vxgxyyuWqehd2LSdUzjEeLZlGQaeLiMHucdnr3mQ/j087KXBBye+C
3Y4+wvTjUYu3aH4LIkgzzJUxoMPTpOFGuD08etQskRviYtMb1f22VMabFAuG1JWt8tmIi22icEEzGJVb
QcMsCx+xu5AcwBUlH83T00tSqGCLNRGqyt/CcUQyugwquxm2p05Bc8NsElh56A3Hs9aJUdS4+MPqIGKe
RZCDSmojiGoEJSCblCXZ8Kwb4ZBL1zStR1yswMYVAb6PdVFIjcZmiODxjmukuctYOPZdTgC0cHsE2Pe6
UOZ8t5JdXQXqvFAwAbuEXYe1cJYWnHHinaoZDmGSihw8tMGWvr7PQhH3Hrr/PspCwHed7HHt7v0bCA76
DsnDhEpkyOCFO1DsDPSqH/Tm+gZ/D5QbUmvKOJuIjQO5ei2SFD3Qtqq/fnlsx9hofKT+60t/9Yz9iYLZ
f/Ws//K31x7726s/+NurP7n9g1dvv/jGZ2f/UoC9T8/9QIg9++X/ef7F/+vyuf/7hbc/uXr9k3ePf3Lt
yc/Ov/zz8z9Arfo3vv/Z+Qv44pnvfvazFz599vjtF5/99OmXP/2zM59c/5PPTnz/5+//8e0nP/j0xQuf
XH/9kw/e+uTa937x6JlPn7j+86ee/PnpG7e/+yefvfzM7ddetBc/+977t3/83mcf/PknV4/fPvfq7e+/
+cm7P/z0/F/84uwzn7154uc/PvHp69//9I9/+Ml7P7r9/IXbz57/9Pqf3r7y5GdvX/vs+KlPn/7LT0+9
8en505+dP/PZ+eufPnP99jtvffripU+vnrz9J+duf/+GtefTZ37wyfU37JVPT7/+6bnXfv79lz678vTt
v3jV/v25Pc73HsfFP3j59ok3rc0BJ2xs7t08Zz7DAKYbJnK5UgK2jQzJmCC4augYsG4CCZp91RPMCbYW
8rY2w92psSU9JsJr5eZ15HTJPhdaiJXaqRIg7wbBWKEHHX5adwdhvA2PhJOVkIQAXgHUR5kUgqH6MGbJ
Tde53MIZEy6yqT3ANRAzmtC71THhd+I63zxX1ps3X4Z9ESjZchjwqiFzLkBagm7Pm5oZd/Ona2Dpo0SW
Y7IEIhOZVrcgTg4z9eUeatU7/9w2XQdQNR4xq0vb/pGqKBvnbA8aB2VF1VrreWvMzZdXR+KVEBjpfVg7
ksxeQS+zV7Fw2NR4Ckd5E65GGF/Zc94LlRfsBWghULUSXnoJFac+6hn2H7HmV49EANm8/B5nSxkwvsbN
MkyBIZCVfSDxXmYmA5BcYsTQZk6SrdK/FWjBJmCS0fODJopqn2RJ7A+85DaKjp9kYWwVBb/Kf1/lu5f5
1gV+7ImoRK4i5Sf+9vSf+1v4/Bv89zVW7L4W11FV8mv88HNxneNshm76GptxJr5+ultDqWKw2ngJcDTp
wt++epL1y8/wM+f5+2n+/jN+/QKLo1/li6ejSRejbLnu/njc4kJUDb8Sb1lLXuArF3k7Nen5uJeKlL/B
eurHvan45Ud8imd4R/XYxahQ/gILnD8Vdcpf4/9Oq846r6BOuBL1zk/xuz/gTc/FXX4Q5d7Vkxeyeu0a
uKeiSDwHzvvZOuqElznHWy95b+MBv8NC7M9HJ5yKe/0gCrefZm+kausvRUed5IfVnu/FTc9Hj6nlN2LQ
7c+no0r9j+Je34su0gVVEv4Dvqjevsi+0nx4IwZaj6O5eiN69Tg74Q027wxbq68/EQ17HK97XXnNZ81V
jc5TbO25KGN/IZ7iRZ8q3s/n/bnw7ln++2I84Ktxr+Ns/7Woaq9G/jj+1IdP8JG1gk7zxTRbTkfzXmOb
9ftZbzDa/Awf4Uq057WYWm/GTdXUNzm4vJG3+bjrd6DAF8rHkOwS2fXtM/sDx1I8XB4pRVlMABZWZpOa
xdJWYHOYWGPJNdhAqt2wVMa7UpTEFuZ1ab60azeufFBXDhBQA7WI7upwvLkCa9I2ZLOugfR5BLtTT44q
rrIfJV1QIbN0vY2aSGgP/TygkFbNI6AvW9mj2fZbP72r+GiZPfnSZvAsOkVKYkfFRH2jFKjEq0yYmTiG
0Hxxx9f27RwmtnxCITUIOiiSzbbQUf56SQ3i0aANvs0XyUisySDANxBUWBkio6H8LnU05W3XSXl3b+eL
gbmnzpsbcm4q4Hmro43KIrtmCPoKidta2BpVp6q3DqURfAjFrEtHgG2VjFiPezGW83SMH1yb7cBV7hFL
4ulr9rMnYRtV4INf+NWUVfxGwoQx/W8u06DbHzgldokRbF4F5Di5pBSF2qI3C9lNu8vezlIW4KRzgc40
Q3meprenxOwq+wd99+noXsH/HWHQdtLCT4lx1LQYi84ZKRM9kZ0z1lQoZoh1PRvn8Bx1M0tfPcOoIA7g
CN6+M60ArzCJFE6fA1A31SwLtUC+OmWgOqGy0ikcxWDndzLpFxJaZSZqj7NlZucB2751bNFdzS1zGcHw
2JhEYnc18u6SswOYhhx5Twh2txL0A0JhUnqNcGLFOMEKjI3JxmQLo9GgJBez0bM7FqnSxRA2USNePRga
nXjee9hD7NPAoHUoaLnlKjCujwG+wVjcvIjuok+RLRkpFyoxxW696flEmwf7BaQKDiPSPXDiaCKtro63
NKwDOGxrpHOBI8nS9sOBo8ycD15LIQEkB2iLxC617sCcerWTmEysIseyVinHvtCtYvRX01zbGkMZBVep
etR+EIvYx4PVbAUY2Ao/nhsJ5yRZqWxBchW7G7tj5UFRXKgShx+sSq2T06BB3HaFueAvp31yZuYueqnF
KOUJ4XHU8v+QjiE/aeSxnBF4u5u+BhmJ4HMspYyAwkqIGT2AAj6siLZSTQYa89BKqrrOCrS/HEkkxRJf
C1IEqPqdhA7YPhO6KIuFY3TI6WTZYrBOqe0KIf0Efoq4FrSWmMFnSx2Ltn2mSJCPwGMUhSJofLYV192l
Kp3CRRT9ZP+FZkHVf4js+TFoTciYMlEPrIT5MeCDboZ6FHEhzICWPQZ2wOQ8VjQg4xZfZDiE8QxXbYD6
Zb9wWJGjEh/BTATgEYEJsI9Z2LKJKBsUHZB1w+Mx5klA6caXYm7YbuE41dkU1KaqKOYRTjCWj4cOUce1
07ueZh5OiHTbEkYoduq1dv0eS9ocgkOsjXuBoxo24KNBaWy8SXgJc6ton+IT/YEdinbIjhZd/wOBXSl+
1STGCTfkVcAxPcb9iE4EoG91kkJzEBFHMgWDZPszqykPsX5lmPgcpzpHb1VBaWozcp33bHZ6IhtjSbn7
XQlbHIAn23N6vbGyh2tQPGZ4l7OPW/9D2s3sy7vTd7caxKNxchKZxRyK6KJ4IpvZeAGZ5wFrAdgGBhnX
imsmAY6byDP0JssJRDigWjKUjRF8G7J3601iZlHce61QIYK5UsUj7B73JUvha/3AYSIOqmTjTII+1wo+
2rv7B5EYJRiApR4eUuFTYu4oC4QsZ6ARioMRhZ+TygP5sILl2FW2p5vA7hGAcyQpVmsf5hfQKbYPKXvv
QDJdWfq70OP5n1I2PKDLq5CcdHdXQV/YNLG6lxaSXXJHbcbUrsWiLpYCjrtKZJPALwn82ygajPUWake9
yWggnV6issEBGyHcvNPFf789EzuW889hq4hR/Qg1hCrtBwCx89GWfc0QzzHwkOT9Vdkn63Yu1kIlDAI5
6Ag4q3CGMBkIJR5KViSgjMK5rpTN4YpabgQ8UtbbY6GMSxYeg11KqUxBDjDXWCOO9hUCDRuVFI485d0o
eovN1VX3bI9QYquhKChLAEMdNuWS0hnffEU7P09sx6+F5UF1I2w0xPygFylCs62dkwgosU+XkwOSMP8N
w7ZMkkSGp2ruSntYAtM3ylOOWTdG9FH0SeHZBUoxUmo6YYm3MaBAFIybp9g7q6hT2iKZXOubo0OWIpZ3
gnUrjY9MTkI7F46GsY6+b3zMbDfrnPVQGikRxSk0sZRZQsatI2O4s2PRgRRHS6HRWMmdFAozv/Z2BJu4
G1FjV+ix+eU7Z2/iEDR4HYMtP3XHaT9IzIr+g9npEnvsjMNUkRCmnUitXyJ7bZLDpNE6csi8beQqV43O
35dm2BpAF9w7Z1Jy1BEhDPmDD0pQ4u/GLqqTriGqqOcemmBO9N+Y0sY+PhvzZTahghsVgsCukPIwzRI1
aWFC6whCnoTqKcRyy7OhlCOzIHhflZp4+vktcFoRWEbr5oiDzr3+H3Zvyh/jvk5JeQS23pqLDFB8mZYi
dla7uu3unH8IXFZbARIqqCZDMVhA1nXlhHP9UihPDNaaow64mnfvybq/z6QB7I2jQ2Rz+8XKJIFpmgQL
3Y19pzssj5a9td6gHO2BmG+NkjbEvST8eQvrb1RJGyfSXcm6XkENMVqqW8lHhC0gkAHtqz4J5a4iCZil
EyIKgcawyrDDCdQHj7REDqV0XbUe5poTUxqqUdq0J2hYp333oeSL9+qYOQflOUC9Sy+Y2YFdngZTk7CJ
rN+nIgz3gcWsCAGS8YIKqBAj0+VEyAuiIbxWd19atSnDu3mfwJyD4STBXb+USCuoPux2DjzNiiOovkdZ
vrDLcTdobKAnCUtcMVcRiJqeKg0dTPa9K/lZx0DazE9dV8foIOFbKE8AAWZPSgvNVAlCS/jQnNdJ40x0
cMfMFqtVAs0hGw6Z55QPt7kWGnLJsCxaclVZIJg+JEnD4eAdwIVQAEsroE/L13ZgV+RI2ctCSHvgQhKB
oVClVB4HUrUwC57oprJYq45CP18YJ80f9J9QyECzJGTE8j5UpWdptiJNCe0RFIR3TcyKCsc19TpSFGJG
MX/k6YX+xz3uZsXkolpfT8BvKBsgHWs7yEMpJrM/WUEBIe4spytvX2ghBarEZDNi58NN0z18x44di151
hb5Bq26L9Qmf3V/BPQKY0iQMclESog89nYStNMsc8TvMqYdSLMjOEy/S+VCKFUhJkDGFiiW8rQVeYoFg
laOsk7hRJWBxwrMTjA3Rn127dkEUbVCsg2WVPEjHDMAep9iKz3YBrLqNPcFOABLXBv3D1YR7yGLUXd1z
bxX2qYgiLAEcZJRCNWHpBw1Xvah5WFpHqgTqKBJmq3B9SlhGUnpE/ERVQeGRMrOKTQLoPoGWQmFn2zb2
PaIiYV/ZRHX9O6CPaQMhr4MCE5LB644rr3Snks0YVVhk0vIzWwoSTw4TUzkuLy9nrx0KktIc0lmyn7/q
ap1lX4gBkD/uTlbBYRtK+XlpXQbzj5GxSt8YwnNdB56/aRmZ8IVq81uHVKbcqkGgkQYqK4b1u47qK9Hm
Li23wA77CsDFV5MPAe4O4khmbbpHD2tki1qU8mHp+ZRh/R+pVNiZmjSusdubyFNCqMdzctY+9uQqWkDf
lGNEK9Lszmpkq2esdcZjUQdzcj9nE51qf+aHFo5y4AzjVoUiDSO6bTZaLtkUsAtMQV++v59grzNel9hG
FWejIouhDVSUnSJoBvfVlfUFFHtmEvJOgHGiETTMhGJ0UTxXQMhKT8ldXuXEhuvjyrEktgRowQdQ5I7G
NXfpaQ435f+KSTHegiITELjr9CEUhRisJRQ6dbDlp8wnFNmdQkRw9K1XWFg8sSpZkJS8zKppz99gpM2v
qogzoJv9QnXBZNDvPOpzUvbAQYL48eRuD9UwRXx27mHdUBRwGHg1FKzXB6qjxf8KWFwZZklTJ9ZnN52r
4+CNBjbHtg4AEXnAlhEBP1IR/QcRb/Fwqfq2XwAoe/xgtcIWKbuTg4SfOLaYZZRifTSBIyHcUJQOmCw6
rZKlQLtzBB8RzAbhuOaKUGMS1wLnfoLKYh9x0UnX8Mb4AhvC430hRSHWq4i3M0EjH6zqydKpEgG4AINM
OxzkHJNYmdnAe80gI3CVw4WKcTVL2kH7RSBx2AcAHUBvkWsVKx5I4VQrT/6M9pzxEP58KIZysnKPdXAj
Ip/BNikSqXouMjXcqcfaDwivI/Yb91DZr8TQbhJIrbhL+y4QxgIV7t61i9Bp3txLmAUmhgrFXjEbG/Kg
8FsnVgOhN/fA5tpwzDBqFbqSemcZVbdkwkQUp+y5H9Udb3ohOSz6InY2wN21+osEb04c23kkJHaS90Jr
rlfaoeX4InvsbqLI91RKryhHUofGZUqWryIIC5vwQMUGRHYUPl4oZj8Ei4HAmTyZEjI1eeBHKmHnYGM2
2G0pB69RRpFNL4VcwKZC1RTMAWhx8soofk60J9AHgy1HQQqJrLXPiVr2BaTGOcNcDAOAybpR4USWsFNc
iqrEE+JjmRiCQYF1wOLjLFMqwhTeXRkGdN3jrHAxyP/gLrrqcTgW7ml0FZ+TUnwV2AyzHdVtoIaPmdaF
doAKPWudrwo3u6vYXW3i/4t3ppjMQgpw4CSBs0QH0jMSC0lVAMVmZBeOUqzAds6RbS3D9Y1ko28P3djZ
NelroqCj15tlhI+2yvaZwryEUtGmFSHxYYRAI90pQapuwBgjMZKFw7wwRvtjb59rCSegYKN1VP6mqTNu
kgRB4bhV+2U5nWqJn77kQTOUvkMchdC1eZX+6ywsQOncc6QUugPMMdTe7ayFD7ZaOutRCPpuEUDDfso+
SN8Wyod/85O/+eO/OfM3f/Y3Zz8+QZW3S//nMxBQGsKthL9fqcImdxrCcxp4ao5ooqqZTVeePXx3vFL7
52R71a6GRiRNiwxq0s5aqfYFXkuoLrA46f5i7jswC/lGVyljdIv3CAhvPWDVFd4tuGb1gHoHastgxcFX
iXZdJfBWwwgkvtAoH48dOuyXVLODalrKGDNrbrYBziMp7+spFQuqUcurZ89jr65ApxCudyn0l+BWqr1h
bQ48WhM6dKD9OGipceZf9UgZogpV9AvgV9b8m5dQdCGJS6DeizXTbJ1HFIusmXZ32Jhnm1k8JW28a0hX
SIENHAlprIWsQsUiqXRZqFd0hUpEb0ld6qOT/hp+uwgNpg/f++g5qihd56tPUBMJulNv2c937f3LH96g
HlPSpaIq0nX+hI7VB9SZejepSV1q9aik5MS7vBPaSR+dTO9CA+sqtZWuUrXpCjWw2FJ87sOXXLvqun3m
bVdKcoUoaVt99Jy9Az2sR/WUSUfqmitO4Te07zj74D3+K00vaU9dSwpZp5IG1AXvDehlvSfFL3yCLcS3
vM3WllB5wt0etZ6DwtQH/rxv25Nf4Hevxm+u7yS9LHwPqlTtfdH6G+x1tVmKYlQQ452fYF+8y7/5XXvt
UbxCJSqNyLvU/pKG1NvpOS77qMVoPUH9q5di3PxzV7MrX4unpuYW34Wal/Sp7H4vU6PquiuOQQvrvQ9/
lO5xnSN6ydt7A33qilYYj/d99EOV7Kr0xzCW1qcYN/ZB6r8bvO9l6of9iPpZ6JPTcV/omaEtPlLSJPsg
Zo61ECphz9nVNJbPffS4q4edtG+e5DXepsLaBSqLnUrXu/DhX6TeYFv4JDEjLtiTQ9fsGY7RBVzLR/k4
nzY+p3l2nb+7qpeN+XuatVI3Y79f1W8ffdfnxnucR5c4d6FBxvZRrezZpFqGsX0fT5Pm/Xtst+bu96xN
p+yqF6GidevsrTc/furWqzgpXBVMP6Uhdg2qUFKXku4XVbhO3XqDylpPf/wklLbsc9LDCpWx+O4Ve/VV
6lWd0Gsfn7x1yb9xzfW4zkG5jApSj/HEOovf7N+T1iqodb1J/TB8421qT0FZi2pW9u47dv+n7TdXCbMr
23PgKnafd6CqRY0yapndum4tOItv2TfO8DXoWulZoRl2PvXG096+t/xzJ29dtv/aM7Adp5KmGvXP+Pmf
hR5bPBufxvuN6mJSLXtUuma4EpTU+GzooTf5PD+l5tdbaIv6FIpo9hoUwrwP7HlPUnvrcfvuKbZGCl34
3GX25CnrobfwROwHqsDZ+3waKYlRse0MtM3SKOBzl6gldgpKZlAdY9/jjk9JzwzqaP453O0N9YSPtLXU
78bWuLKZ971r0r2exvgVzAyoxoXKmV/lPMeS8+/Wa/68JzWKVFR709p+yp7/9VvvoIcxE601j3Hc3rHX
NcPU55rJb1Dp7G2Mu/rePvWmK+W9gxnT3Dk5VK5DFWlWpUaYIdzdghbm1+s1f1XnMoFvUeVaWLieO92d
NguWGGMw/iXyZaab8FO8WNU/Ug8HRKd4jo2wGIRktwDIqogr2uyWzcZiYpWDFuGpxqUFpcHpSSJm5ulu
T/4Haq0aMcjMyP4Gi2S32eg9Saars7yrBfhUEiGA5+AAHwFxwF316K7EeWqVw3G/e59HNAlrCmgIdYS3
3IusRl4veXY87M06/GITT8F0SCNMz05ILdMJYUoGZDWa/HbdHW0kq82zN/NfeejL36LG1reSlTSqlLxb
gph2m+lZXGqzJRtmKVl3we2ambk3aJOqFyOoJMJNe5BUXlwdJCSj6i8Xyrybiwqzfm9HohpsOsIy/1tV
wipPQiVVd2tjMHKRo1CQQdihN1psxluANirxA1zO5AGyo2jWhy6Tdd9meUz8vb2dxhrxiD5xVzvcSWWq
B/V+F5UplhaiZNPyaIMRvpV62B1WSe1K+DXOM4xU5Bk9glVXDQAjjWf8Uqy1mdmWPJ0WKdINxhv8W1ci
Q2jYderq0OkFnKD7v7RTro2BLzLYS1YyCM9RvoR9pjhpeP1ruKLChuZ/71tbZz5ipNCwO3P32+RCZeTB
cLYxpw4ePFExfXlsK5XKZLkgBgUVShasVu1au/FSCy1iZEWUx5olQxlCq/tH6Ghag3fMr2uKz+6gGU5P
q3dXhYpkjCt0Wu+wVpCZnXqsjHyrqiv5qwh8aJG1wQWFI+jkRkUQ0ncDltOspFhlgcryvsjuatdQ6FbZ
yppvAUACmgqhmXCAjacgmfJ2VBg7qj8pFAfqpjhTocJLij0OCA9AyuV+lokokDdaagGu7b5j12GZbFwi
GDLcQIoQcwOdoy80IiNJClSFM4eKcR5XAxMPSXn50klvsDdhbUGbaP3RZGeb7IP4ug+syrRydqD3bWPp
gRs7AJygj5lIMGXN2IDQiAQ5fdUmS424hm3bRcI5OSQM01O1JDyBTwiBj3G3EnmTkJRmuLq3s7DUwhs9
xREiLT5T3VNFZn1pISX4onwi9oeaalTiLZMcSDk4HFSrnjvwfEFVqEg1g4HzOtAeABd4fVir/l21r913
UgVLwJQZ+yb7UVE9BtoSb7aYbSHY6F9PurvIzu5du34bMRTXvFhqIQ+keWKU93Z2zCchobTmB/0H+5Gh
KqJgH3ITrkqEAPRQ+B3RDbPEgiJn1HrqlTEWAaZoDrTHeMDSOX/lsbMsZ8GdnSiflPFuN67dbfS/UKkc
XmHHoi1STfYkCIIah1B+Q2n3vgNIETEC0rmv7TOhwjvLLU6fwVcv34QvOL7ht1K8ZXHr2GLhZ2eUwUOk
0XMpjOduuj5Et80LFA6gUza/GXjIemnjf45h6VKuYlV95jICK5OWfdDyQbEFFZH8PyqBQcXjtgBJQ4St
XP1v49oPVsXDGNxlxaKxUIvCn9iv32RpDWDJ9sQBUACNhEg0EDFVy9XoclMAogeoli62NereJCB+cM44
gRJyfT5p4vUmB7LNfFSE5qMT5yaMnZKRD6ihlyXj0wPrWBKErmJ2juhWKIbQ0WHkzrDe7C+cIBgsT+5y
21SsEaFxV7QpKblD2yeKeSAWmlCRBQq9KDjdRLVQKWR4l6gmHKT5qMaRsmeVAM/U6yxT3DMS9GYQ2ZSG
ot8A1aFUbVQAoTWvLcQotoabPFyhK7T5s2qFNTXwOs2AN2XTlTIA5TiqdEIxh6hcUuij5g8hOyyWzn6Q
Aim6+sDBB6NOEsVvBkOA5Np0ViF1EaqJeMEuipTaR0NAjYxlTss9SepwFhOOXWK2sqPGYyeQhNDCw00U
2rCLBSEakXtgvXDnNi4MaUc3RtqjbsZj05hc22eiCM2Sw4IP6dzcqrXvALblibkomwn5mEAosFicK3jQ
IOoLfiixQuVAieYS6GpQNOWEg3B3a5SVRQIihUYqjroED21ci4O6PslkbaJqnF3hXhX6wmqKbDxTY5IE
rXsTKaII7hpyO71J1AVDmhT+QElc5Zrv75i/Dt+zr22I6iCwWUDCmqjcaustivfYwHL5yyhrNrB0RHEv
JVUKESAmyfhy1BTDkiZIkVmpTgszJqYAG2izhxJ6+prNdUn/bVQtertweVzkHwY88ZnvpcZBNJ0VX6WG
K9AqsrsuqWbN25A1CY0NO8oPeEG6Tth31qp+yvG2YElOGCdbzMxk9mSSTG3PniVxF+4+QsiaSnXZXTsF
EuiVHV/fQJnHWk/BsmwO51PRJywaZl5rvrO/PZ2CG2NPoUQVp+f942RE4pBCqsL+bA/LL2FH9w+49Yq/
NutjIeSxUo2OVhLPiEJvmBpJaLqXXNojMGICBBoJAqJt/cw6Ui3cdeiu4r9AFcDFWgnp4bLpr06EuqNW
oH3NIWJYv93WXm8T+kU4QdbQ+aQ2UFB4QqbEvtZ4wh7l9X8CYsVThKrUwJJx35Q+xVzr+gTVxdr50FRE
wMl5TaiB1i6WoRuXKys4G5SWXo+IQJNyREXrjRdRDTXsVOEzmZ+XuRhgbx5fcQbvjiLe9rV7200X2Sov
u6qNnhMFZYKpWzR0S4GbGAdAULUWY54BnRstSOpywEwi1G2lavl5dtcv339INeD2tdY2DGi3Vu5OIYM5
eoA0KFPdX9wL03CFGWHNEhDHNijWskFbLNhY7rxWQi3eT/NWgEjATryjEmqmL2E/msMtspJwQ8/Q22ok
1sKOoAOtPRloQsrwoD5iF7sctjBP+CW/+0jG5WuKllfKvU+nq2YUc6qjkLyhfU+hiyrnH1FRppCPxgdy
CNGGsuAUdENqt2ZZrY2EpliZpDEOwhlWuDn2o50QQk0l5My4cEsXi0Dp6xqcwEFrxeOcA0ig7CocYreU
GjHFA8A5EboAU641OOeWFtLJWsk/p1uddpjfPdD6Fy1DtKEPsJN5uvkiRUaiRNdog9qObrWJysTjK2pq
Q0EKgGQZcBnT0faf4OHwFlp6XgoT452E0UEldpE9a4Tz4ezSVLgTlj5EnmVM2+olDoBF24I6CcMmUE+K
cBQlMYb2v62tOinz91BTNSo4r5DzypZRUIgz46j4BOyAzcrMT1UtPhScEHMIEnS+OdS6RgGio0KPM1KR
Ek6zpOV3NkE+Qs67TN6inYiYWBTyUQ1llExtIaG/n7BxdT/p7lddx0HCUdFPzp3E+iOMjdoWdt37mUOm
jRJywhkWDEZ64xqMNmlbOmOoDpIOl0inQa97BDaXamdjX3ddTOIZu4UjjQha0zqBzF0jaIicE47bQ1So
YN1takc5L3OU7D4uaSwDILILmmjQHSRJj62jCqSEN0Mo1WyuA4kRNNdCEJsR5YzouNlMDSMkxeXKXgpq
lr2UIzY3itpJNp05jUBFP6w5SYfNRjJVmyjK4thmr9/sGazvNbsl0dwTF/7YaH/iGrqIOLsNKEXINALw
SToVQcktinsminBgT7XmuI/C7qQEbRmoDurfbla+DSqqxhOnJelBmAsWDHZ6xvDUvzSbGx5cOHAchtSG
KhZbKv+cHHVieKwNh6tqS2McTOcGG2DBGuiNZjJqgnT2uxNv4xV1Mm00GXAlCHPRMbhYUkKeMSrm4TSU
y7QGQTwQUyMqytKU4EQkx9r7ARBlwkeocRtVyP9bh3UORLIblIXQGgQaSZ2rWAB6S5CH3uTuNiexvaW/
+BDadJhbbg3OXS2nArd1GUSH7mOMgsngjq7L50T98SmgIxC0UJJ3AKFTOZo9fTsxFikRuEQHtICMOWVd
BRKV3Ye1NYAngJllHppgXDQoeLgLNuaUcUyYKJqALiFUc8CK84mXVhyI+P6IHFMnqCbtWrAMtFXYzq1n
Yyy9XtPZimC7bQprYhSVNvFHClhtn9kmt3v7DPrXT7I1gerzarnYXrkuaPA5R4drflAk21uhCPbZUXm/
OCSGCQhJn0aJiSFr43puRohw+N3ALzXyg6hiSJXAlpFRrLZnVsjmYaGE+7wji9MUFGgc9B2F5d7vEmsr
iMHRKmjsCWgodAhC+c3OYFQ6rFeG9XiTDHkddbUrpNqShqqo76ktAZbxB+DmUJ97WAX6lAaknjVKYmMT
gxCgb69w4hVxCcWMutU9RQC+u578IXOWWVUZk1YxLLu2j/rObjlJqv4gTuqABPpurDrw0PJoU2byybSO
G28MEOHAkAuunbTxvVYE1d25Ban6h7wAjB+Bt461H/Tvxwp4ECcRYGRiYEZdV+s+6EQhb2J+gSYtKxyH
Z6kTMk4ynbyMD5RF0s1G/3obks5oPXJyAfXPqZtHUwhT3adBoB8ZxqL0Rrt42bJUcUeHj6MWA9Btn32o
9ZpVs8NXS8K6H4Va6DrZ8SsTdY3D9h1+6spcjiLeAhHJHj74/l69YyTyDW9FMfBeG1Wb59ITcdAlp2GM
hC9WiKwC35QwP66fr80fDI2EKTQmxIF7kWlbawUB8B0/x1MZDsDtiw0ImBJRyqrtXWpvelSGmUYdgoM1
YVrd0PLYymiw27rgbttUgdaUiwrjNKmfIavsHNBCO5jmHdVTld7xy8PniwrCFImtQvTdjULuRt3uPVIZ
q2K336i3uC49lukBQWVSw+4V7pgShkp92292QrJ+NmcJu5RbVJEwuxvaaUU+jI0Jo9mLCFDSosGkdTfB
zi50KvxXFLNIxLjSoz8cIYeDKvaqCHLdD63qUXe575ZTLelpihdDRjGp+NADZPYlZZpWRn0UJfeOCgQ1
NokNGVRMgyk9zIi3rDds0JDlbWeJh8jus13QX000ShzCDZYlRGnvbkMnUYkci6EN9bQKM3Ne+2DoC8ct
LApoKlWUYvHKZ/HIqfvAYR7WlgULzwsXj6LMzh2ob1ogeEz2whrOYJA2vPA1xqJ18KD90/d+kK0iF63F
x7eaQVQPdQoHooY+uZbjhN22zXlX7DNPgpjR7IEwirmatyM9Prvbw7EbJbXM/qTVcpiLQixj1J3ZiogA
yE1eMwQKsz4EbtaFartYEBC2OewhRfD1EYLv1ctaVAVqjdMYYf21rsrjfh0GliOycbf72ohACuPixJGc
KpWDm9jBsSZ83GCHx5TTUcuRl63DuevxKkxWhU1IHFESgpOLs5CGFf8RI225dZNo/evXUVKsmovKNgUm
bRmlj0atk8kERyKbhn1Kjku1H9t/CtnasFTJhzzYWvytvtOcszSEiw6tp8ZF2OnlU4Cf+5kI+HyHpruT
V0Q+wwQN1gf6zItAmXmQYCI4/b02BhQcML+5YrnIjjG+lR6+ppHjdgmWk1srkqfhesMguEyBG/kQrW77
dAEfkEzkxD1UnGvSzmXWSziIJHnraXX44f7ELnQPi1g6E25ahpjZPFcsFRBkG03C/IpcBA0SGadaklAF
hqPb9+7jBwhN7iXpWTC5FD+zWQ7D2EfInwKmz+bnU8lpl/u6mnOojWipOgONp4Ot7x8aN18qvsV4VMEA
TJhATIZsRYBCMjPcBoMXQtcoES6iKpDsM5Qc6SlWDPeFIhRi//Qpgc8FYwYkNdn9SfqDIhJzrsjSKMGh
IKqdItwtUdm+Iu1hE9z9BTfr4LS7wwQHVuEQ9larfjZHQ1YuDT+rIAWnUV/V36K9qD6SdntxpzjtAYyK
pVck/e7NNoTvOzh8/1Zmbo7y9MizmbmVtu1514Fo8ohL3d+WQYRGLWvHxbqxGJrkMKWEF2I3KXXolfjY
dNvUPWfpq5BdonMFv27LhMJQVoEk3a7bGioWROuC9S24TyIm22C1eHQaT+w7EmzEgXYOj1iC1tgelvP7
naFh7pHfQlVxyp7LgzB8o4gL7mZbNQI+ZVteS6F5VYorx326BNxWjvi+48AarMnETJJn6TZXypYcHbji
BhMn8lZh4bWre4496jIafRp7Xp7B9+p5J/JiTiSY4+okXEVkPQcF5HqUBmO6V/mhFDTjuuj5cko6JMqj
I84ygDz5AYnTRE5tA5q0RezyjC9X0LRrtO8wWeyyg9zX19O5eahNnrORipM6KZflSZPpPufm+NdVCGni
dOimZ1O1/1fPQog+sWKaEIrrluo+UTxa0d5WJxIpl1UGiG6eKzV/nSbTDzZLSdiFCqarH1A7vOWfNEG4
AY+QRRR4LAIMUm7WFCSr7OpCh0QFKd7NTfcQZeQtWgZOIuNYI+GxIp7dLbtuWuITq1DO1S2ScK/tNmMv
L9/AHYVOL+V7EzemkdzPqnNOxt26FJGHcAG4htJ+5AdslXfNFnq4hPZ68IqagedK2b+eTIVMClPNa/Zs
YLkN1RxEjs0awhOHfiR7En4WB4DerUZIgFto8pCK5JgbRbb4a9+2gPU0FhS1sZtAXCzkvxnNkOzDnk6x
JymEZQjfBuHiqI8VpRawoywsJKGmmQdVE1ZYosA72u/QrfNUxZ5UuNNco24FdfWdDKdxxwwtswxgGj1I
PGCbBZlZyMKNLpwJAuJskeGDsvYvtACs1Wph4ejRo/Prg8F6zyvsqM0YgbCWsyy2Ys9D50XS4VOUUZnN
Sl0tHBLAtnt2/57ZlyquOIFwXjQoA/q12UviHNtsnlf8ERYV4hTett3/Obtm1CixEzHLf3e/tKv9zM4M
U8XjGVmvFRuv5RYEg1I7a95BdyT5jjt23DNmMg2ewhxxEUc8JJXyv3sRRRkM/QTqQujbfTChK2qvlyre
MIfbDixn1zcsa1Wg6Am4923A+qGq328mvSPWAeW+1iyeW8IouyYfkMMLDh2GSkrI/AMtYkunZz/LFiDT
m2SItBmHHwlondCeZc/ciH0h9pXhmJoUCK+liRVJvL1ZJNBLWqtO8Xx31EUlHWtwqyBZ9vYP2oG/Yy6D
4UQ1UqDWUhodZl3biAwU2WRRx91l0arKLLWU1c7ddnitstx1XQrdIaBlhrbryt8SSD/pg9oz3mWf8UY3
Wb8tpWJqNqapzDcOHRiia4q2tJphiKq0RkucyrNfO7gDfnS/S/9m1sFGyifOF5mDEWiB1aqToYyEZWea
YHE/Y4dH6WkAJBvRvWSd06Vx3wTF1jJvqcr6ZzFL9T88NjM4JBFHbojZ/MjTOwegGyDDYi5D5/+O60o6
fpw66gryNEUqpT3stNq8CYTuSHhQATCf/VWx5ROP1/oT+4MnHVr1YmAlN1EPW/fdKDe3fF8laWJvx75q
xmewbGn3O9qJEQkVPBqOq8WDZGsvLNz9gPU4xsWLrUhHSkk1hIljr8jQo0VSebP5sz9rQ9Iugbbdb/0R
Ssut/dedO5e/3cb/Z5LrwUruCTQ45yWl5Ck7l1xpZ6ZmOTiyLRUVnA35BBqK9KEJpB33W2VQrNtU1CQ0
F61PsnOkSKXMC2Zn+zHumZO/EFgJNEg6R64nJnkqto3nhVfbWcqyzF8e08KVW3qEgNEeQrsewI3Ug1xJ
W25zM/N95EPpm7SAfWoFOrp0Jsd2KrRkm8PWsSJLUexO1cnteTO+y+5NAODSmLbnI2Ez7ouvMxyouLN5
ATgLVFo3eD7W/q8kJe9O0ccypoPSNC3McLW6M6qo2+eXs2hidkzNZMNYJBWwIkq0aHfBZhbo/mwtmKPT
W4v9OTOGi7gVobihF5flPiZK7ARpwXzLEVygHmGvcNSl0mt70bHN3h6dQa2qBlRtkb5UyZYknkpHqkoD
loNnU9Fte8Kv2PHWuAP+ULbPg/8R4haIYe3kTfYMs6Njh7tCXF9waW27xRxGVjNJtKDcH4qSEybQFEkD
R/o89L4XsshDwSrKG3XXJsGiDaldf4U4XO11UsJK9bsxLgjgu0OK70dl320ZO8qr2fLBAojESp0ANyhK
3LCQfZ2qjqqaj62TBwaoDs6pNJcxvZqZba3Pa3t5CvVULXSOUowh8jtrLm/BGoY75jtFq1eyle0z+Hw8
Msfd8+Lb2nTOzEzm2COQ1gsNuRYoWdzrWY174PW2Z0STwey1r6atGINxB4Z5QXDOUJwtUiiZ09RDHd9s
YVB7soBikYW2Q8aE5zW5GE4OifrIVR6ftdf3FS24NYMGFxlaoSvUltq/nFNalKljfHWlzckTWS58TxXj
zvxqBJkZsul2qzaK0TLUWlpP2TuIEjOj4msolmJPHtZH18PSvHufZVuVC6GGTyS527BmkdEDmwN91sqc
Y862vW1Zb7b+DiRFOP0Jn0nBIchKD8Jf2MpyUdzkeneOV/Cd7IDMgnyFPH4upe6wjepKusaa36NASpFk
3Q5kthCNON/3MneqnbQFCvmm8RpujO0vlT6m7xbnl3+eOC8Ge4aaQFnctwhFMyom8TqEqTTsZ29zOaxS
AhC/B+C82WS5TZ0XhehKgMCzkKUjX4G+C5iyDWjClzv8gDAIrhFnfxL4X0n94yClKrHzl/3Wk9k+E9A8
h7Wk6tW44AOeCUqLdwvbK1wL7cOtYh2KGJYQ/B83nuYLvBQ0F+PMZa7WnzcyRggV6azRv23cr1NIF2mL
66g/KFLebVgFRbQ3iX0Pc3U5Q8wzmeY5OX4x6jBmNljkMJRFS0BAduYBbJu1AMSsy6AQHd5ibUhPW/GF
/ZnfkSUVnGuo1YzbcE+nHrMbhwx/CmBk+++x4KjiubLtqsjOMuXpXH0WdkbhuSOBeRQCpgab01VS3l1n
DWOnKizo+SumLomraZCQdb4Pt4lUq3TkYCFPOcxmftyBUSsWiIxonL/WLC5x2OHKPQlhvC/zwR1pyGmc
0faazIbpS1tM7UylhKEcRV/YU5klGVU8TMzaSBpBR7XWVwa97mLSlmNomMXoCRdKRCXsaS29rlatCUU8
WFq2+Ho5LA4cGHGFUFy1iXUs+1nznblKV9ljDr9FqHM+R+iS665h5LeINYi+bm3pFQZTI/q9P8VSVJgV
1kQ3fBM/C7L8ewGF6MIdmofagHO27w36niknQCaDb5IzE3uLvGXhXgKY6Kg6ojYTNHw48vPLq8wr7LsV
XAo/W9k3bm8TrZVx2YOLyk2TmSnfITLwg6tUixGWimNiHdnsi71xOTucEuPJ+ZVOkW0yOn3TyWI7Oh+J
F7B9tfVZog4EYw7MoRWcsANs8m5EuxpcZzTY6iRVcCJf2TXUkc1icdtDxxXJBrdbCFdQ9pp5g8YriIxU
hDoxexrVNIx+9sIjyAeoP50c1XL6uB86FZA+msc9RBWWn4UGBJAy8YXsatortF/xrK9CB0+1dsOOJYK4
HLKYZuwdPEN9EaSyv8wIJrJmwxyyr03zpyBi9uBq1fqRyAOE/hrmUvgxWJsCsmvmMKFwNPzZ4Pk6xtiv
n9G9fJ9UqQweOgm+1QatMrd7Bp+nBKm0ZlmlPUu8cEtqUCsOzs6uznKrOS8lOdWbJwFAFWnp/9oDuMyB
A7Mi+dQEAj+0svvY1UNVHRnCVVkbWFQpe4xzfFilJCzWW+Tt60wFPzBy/ryjWDuwV5EEgr+QAfRndHXF
EAZRLNl2ISAsPT64l55RQhN5lVL2VTpz50LRj+uoAX5OZSmaLM4T9P8Jc6N22HqaOcrTwhzpJAuG9Uko
Kqa90ZU0PWOWUDfZOZVUH7B1+JpFABqfl9+OYjq9NOdtfyO5GTHG1kogLHxTBznLpidEzlHWdNfaCIwG
0EWOtyURvd2HocY6TrlV71su/lTI2967l/bkV2mXBuNRMIgEQGyCeY35wOhwJepkyuKOHP7kTB8vTEub
AP1WMs/vdHC/vtYXynGs+xpXWzNXtRHaQzuYMo867LJteI3P48aH9ljt7SG/jSPPmRIeQWljkpmdOWR4
xg/2QKajPW21gc7yV2HRF3dvAtod+XjtLUVkF+eSXcRsfJEkktE/3EbqtWo2ozkvZw+cwQ+LKkH8zSYx
0yf288S80t7o5O3+gHsOFo1so9hxquTg2HgdaEFucytZ/Ed16rWeU11pWJUCNXE/2WTFCM+1al8S83A1
PJPeBMIqJPQhhoZRcTj3kXpVvWkdM5sFslv1ZuQp3M7Bhhtxm5L5mtQtXLP+ZMFBI27XOSqc50PN8aNg
fgw2E0sExIbwf53F5GdZ2kPmWe9sNArNb9jhjdAKyVedC7oPxmUkyDX50GE7Mc4TFcbF0S2oksB9QzMC
a0D7pHpSh/io53GAUeAswq6XtEbrI7RqFzXLSbe2XwL3qsy924ot36mp6BdECfK0lut+kotQ3D7BukTA
Gvl6dxCUdZk9nTiwjiVykMskzmpVXhB7+5AtIu1dOvuDber7zDjitCUBXW57ExVcEzydDoW2H8zOaqoE
b4MUNuLSA6/dHLkGO91lG0NzAf3T+k0HPYlNiDvxhLI/M+2f3Qv/x//e/M637P//YWG92vFNeAJHi+rb
i26T8CwHISvpZAeiBIW/NwaJTJPoLfCDbMfcSGeZbSGiEDbbMgJQYqcn+0d7UaajBJVoz+P8wY4qy+l8
+CL19S5Rae/lj45/+AHVCa9Soe5//P1G6ItBkev2uVd+8bPvf3L13O0XnlBVaP/92on0++0Xn/rFn30P
xZefu/rJ9eu3L/zx7e9/8On1F3/xww9+8cQzn77ztv3v56dvfPLejz65+u4n1566/afPfvL+iz+/9O7P
333JPvnzcy/cvvT8Z68/5uuOaXDriaFgBlFbBSCC1YHH65Qqty2ScbAua+MOAjTg+Th+JpQwyy44lLj+
zZdVlDleHzSqTMfoMioPrZQPlyyyLBR4qWT9BDWYdX0gA+wT99UrQ9rDrDpspraUGFx3cwzjNXASQRR3
Lc+mjlR/Qx1MKGy2z1gGMgPXUcEgNKM7UJw2ngt6K/rd9sX0Oy4WubMK5e42K4crRLxukKNEovSzwCEp
gg+0xUqUHy2p3AfNQCj0/ZjKhieg/NfqQobu5kfPSE0S6n+uxdjqdkJd8jhVH6nKKPVJu8Jl6m+GWmGo
cUKRMd3ro+cwhzk7L+bXcd1Oag1KjTLuzb/f//B9alW+zZl/BX8l5UKoFaZr2qdwxbeoU3ktu1emjUh9
xavUFNU9QxPzcrr+ZaojhrblVb5HZU3ru7+k6qZUDpNOpn267cNHoXNJzch37XnxLFA0fQqqoa7YeSnT
Cr3kPXwBCp1QF/U+gQZlq2552Z6e/WPjEn0D9caL6Fd7onddefECVUy/Y89+0V5zBdAPL/EqH9j3vpNp
SF7Onv0C+0nKne+6iii1J6li+q637m3psHLE9JmrfKa3XEcVMwBPRh1P6kFKLfN9u8N1tuCqX8fHEcqV
VJa0e9sT4u8n2ALMz9S2D3/SzlvpYHJuvWc/T/qsuZZ9F8/yAfU3b0D5kqN4BZqynIF8cvvuB9Q0vcD+
UXulzfqB5rqN19WkFIt3P3Ad2vf4HP6ZqWe5kY3FVd2Pc+5GO4d5Z82Aq7G+qM958sOXs7XznjRioSWa
VFQvcR69j+fj07br5TL62kaY6yvTAL3caoRaWx7lpy9aK56TjqqvKSncanzf5xrAvP2uzdz3uW6O22/v
uf7uk3n7uR4v+Aq8xvG/QJXYk7wO7vuO3audwxjHdh0lPVTNOvY39p8/dy1b65+sNvdJVmG+ELWkT3n9
cdVAR8npKC3tJaRVI9s+8Czfej5+uRHVse0zL7clyNvrqJD0a9k1z0b5cpaZxusn+cq5qKZ9OmvPcZZo
v9F+Hv9ebtuGot6pWrfue43Vvc/E9Z+Pz7wR9dBTiWoWEPfP6yle9ArmuqaXbn+pvVd7X5Xwfoq/PM/P
v5kVxb7K26m1eq53+O/jfK7noyr3B1Ga/AobpkLw0Wy8/kN2zkvTz3i8fS7Vzvaa46mXno8C6K9HqfdT
WX151Z3Xw57nff8ivqX+fyX6JD2vjex7vG96xpPxmZf4IFdYNf7ZKNKdxvrFGMEz0bdxzVefzAqan427
p7E+HgXBz0SN8pPx7GdjjI57jXjvqxhHvP4Gr/9jXjb1uVpyge18J0b8JF9Mn/lOlG6/ODUfvN+usetO
+y++LtIcOB5PrcLur8W9XuSTnkS9eG//1agFf7V95DRv/Qrsf3z+xayvLscKusrLnon+POMF7ts2q69+
GCXUL7bP5b16nO15Ij7P5uHKp9nmC+zJk+yli+3Y+Tq6EaXkH8/2jcvx+pl2DqvfMMfeiK9ci8/rM1dj
nV5j807zk5pvmv8vRZ+cjkG5EnNAbb7iDda4t3M19eETsd6f5NWuRJ+8lu0Px7NnzPYcf6LoUtw3tecC
q9WnfYb3xdXOZ/Mnzc/jMUsv8y0WsvfxeiGbY6dizrzKm6a1prXwwvT+eZzf0lo7z2f/IK6j+a9N/vnp
Pf9afOa1bM5oYl/M9oGfRZ+8ETv5ad+j8JXz0bAf8InS9S/ECnqv7Qe89Xi8dTZG/EyMAluibmnX+wtT
e0U7uLHWfJ5f9odN+4P/qbHQ3HuG1+e08V36QnvG+fOmfj7FP6/yM29EI5/zZ/TPXI0Bupg94xPx7wu8
wmW+/k52Vl7w72Lf0Hn3ahp3qkVDF/tpKiS/TT3pR5Pq86Vb74Ri88cnoC798Sm+foWKyK1Ws5SUT926
SDXvpAOeFJZfzzSW37QrvAldcOhphzI4Xp3SEH9Myti438cn/V7hAVNVmrrXev0NtMnVpi+46jh+P4fP
+jXPfXySV1J73qLudVzzdXvvFBSp7TpX/fNQ6H6cn4K+9ROhUU4V6VeSNvlbt37Cp4DW+Jnsvk9Sn5tt
c4VzKVJfomq3FL+hzX0Kz88+DWXst6hv/rj0xqVdTR3xS9Sf1uuPUsX8rPfb43zKM1KsvnUWz4/r8NUr
1Et/mq9Dxfws+iB9lxrdrtd9ht94068v3XK1B9d+x5/xvM2Dp29d4hXfSnrdP8v+vUwFbe/zVuvcZkbb
J+ehh+7j/oara7fa8U/E62lMoe99DXMvxiKe8dZraI36wa7qiuPWX49TuTzUvWNcMPPe8vnzpv32JK+M
+X/d/oJO+mW2IObGGSq+n/W2XcXrjCsi8ge3vS0nisj/3gxmJm1wx55SUmN9PPToZb99h3LTEVam+DDY
eIPN2R1MhkivZQIUDyJ7KqK1Wg9Xx5secZzPscE5Jr9Z+hwSs81tZ2JWwHlAB8Fztq2eUu1y1p1U5D20
NMlAP4KSuvP2TyeERIdKtYd8IsJh9yO/s7oxhuyJyBae+d3L5F9kZhhkjzDs1hBlrT2hkWEgvrgWIHQy
Be7JUK/FprJQZb+yRyHOPQGDo8C4C/5kwRTkSToCkXUYelZRpb0dRDaT0tnB8RbSg8V+1OTKocVFW9e0
N5l7gAFvh8luHVtsG95K/dVVc3c+d+ZHg/uQld1vXTbbIpCoLNDC61wm2YP+92QgkjmPZIs0iXFIct+O
UV6DCgd0whuqkKDy8/3gFyKK169KZBOHpWQxhlkurqZOXko+FqrY513F2HaIqY0kYkssissMbgh10vK2
AavIMUAph81UhOvBziOdwaxxpIIO2ty9Byp2gJvmeJNWUIY0R1yInE7AfJIyvDUnxGi4whzcoEh7Uut1
KIXDhuuQuhYOm0WrU2HZ2RxmfSiDwiDrxfSFTQ2RHSIwXrRadPbKl5FWpCov6Il50hT5lCPMUYM12sru
7+0sFhlx4eFx05JOnFziQmxjpgCU1nPonlAdIDu2IAHhjLUFZD1afJMpoEhHzuQB7iJHDYfOQCXtisAw
WV97hQIVtS9brJWUBVyP2rWqPKVh02WotAMF1oecly6fSVyCY0Qy/fKlBZVWiK0zZ2m42k/AIEnSWrHZ
dZiKSUOvzlok5jvuk1Gve5O2LLOtBeZepAUynAILLWbIUQiXJtm73kTotW/lUDZvN0c7YAFLOd5ikJMb
Wj1/1W2m7Il9Zn3PwrGdzYY9y1GbjTtbPgrXqTTqmU15IEOQzzkKQniSDF9UtXJ2jsr0Eouc9lnepcU4
ItmbI0Ziq1Z+B/RpiC9BfSjHuM21CU376IILYfO4SzJ5EvSI2uY9F+woV4UyaCWZAe+RLrznvPuZRmUi
UlCqBalOfAq6qhuDTcTVVQZcBP5SIN40o7Al5ejPRttZwtVIa4dAwcSQJAq+amueNzlU74u9EP5RQlIK
nTrpigwj3ClaPYvlqURqAg65/lAMXtVVisxhSAfsbNkZgJIj417fh1e1wYlYDHHohF8n5jvAYqka6H6A
JTQhBR8ITU/hU+zkS+V+2x22LvsusKKi7g5x0h/5wxUtGcy25fmcZiIN9tAVCZwWhj7jvWyfORCCGISn
E/JYcL5UOQ503gsbqwSwr586OtEVMjE7He/NrPShEArAHhVIUkH4kooqPpyVvEhI5MaRV1pZToPcGMR2
m+FJexPs8VtboSrsguE8Xbi/JUy+mVbEpOJjS1PoYwd+iwWvNKgyrIeQLA4RFclas3wrspBewpmX1OKV
kEDUOeWkSKQqIkLAiJhxSkSC/GD7btUxC4paueZlzWpxXsm3CIn9EM2wbSKVZ26pZPYxaWS7VDZSsymP
LW5QEBOCLLNJ/WmcjgHhbCkCnSKWmbTNErDGJsK+fPdvQXvWgm05cTZT+etNciZpE+ck9xDikZ3n2i2y
ejtFW0emluZlEvUpW+4bJXUIp2GPpo0uoNcyL6a5BNYcCdXhZLBTsWUKQPBu0kdNSHLRkn4D5k4Sk8QU
G1E32nX8ihwPT+pyXeo4bAsZF61kWwH7YDQYHC4C4xPaUZw7GWGoN1nyPZU/QixbWye0bGMqEGBVgIJq
n8gEBKEgGoRW23Ltda/nY//kBN253DxuQkd8Iq6CzwNXL2PBYAIg25qettrvcraiC362XK7mENVKHckF
AzDQtXv2Z3C8uQPT7oufp+wVDGeUmHE5Iz+DMdPsTjwPVwZmUof81WxOAc3QaJ0iE/cEILypm6RcleSc
HYoSlPEm5EcJgBO9KvQ5IDABTCD+yGmbTWsJ8YI+4cZmlOCQOIRVKGWGXouJy7CBFB7HLJObulb3NotQ
2N4pFqIIvlE1gZMiiJTaKVqjpG686H2I8XlNZuztDlgTkGwMHslqxUqegHC1im1tURG7iGPFCqLA6yi0
7Me72WKBD3RVJq7IthCvXW1bTkXEeZqwYtive7WTVu/NgPbFvnw5J5F9fMxlM3QyZRW5ipLMoipRvmJe
E38bujMw90NEgEyaUJCCuTpleybOaiPZDqlyAM335VY9a7DWCkUTe3WkSuCr6HgCAInAExXSOiTnqR2p
ofr0/0O2nxOEjehIFH2whRGUCOwh6bRlrZxUFaQpnE1vq4SOWZgePP42KX46WFvOmduZAwV6op8j4L+E
fh4JbbnQQMHKyEG9j3MOIMcmV7WvZvJDQpa7/5FoA85XbqFbSXyeyMJgMkjTPKab3WdmalYlVdF6kFCu
/EFtxNCCai0hgJCJON7p0zmnwpIOxJneVFKi3fLiA4lsi/Mnm7C2J1ZRE979eskIQVCDqD6P6eRblfbw
wBbP5ENS9rh1SYwWSyZRK1sxbJgREQsgmdTlsrkacgWHxsNJUDLrd6P8CHVhQGPzo63uZ8ShhWXBsYKu
nIs3ZPLsjU6FkPtyv127WB4923SyHop5c6tp1emdwqThx/6cZNN79RGxpHz2RgWQ3uSeQYYV/mpu+2fC
dpQ1ag804Th9sQeX2gGBAel2Yfgwi5ZbaasaqNooFFZIRwn4WjrD8ufou40awf8kMjQJ15eeNKzktKsJ
UemaMjmVpfTCVY9wBS/kDNsy5xcTpBW1SaJ+B3HHIHXIhbQ2eqWtsgvt8UMJQmwWo714pI7N28GV8jeJ
XgwfvZWfwobvhfwYFnGCshiPGZPZHjtBKR0vnQDZ9m7NlmHWS4mWao2EkyVXZE44yzRYRWA2bcaLiaNJ
kVs1dF9S9Ks3KLv7zYI0a5ja7W2cWRJe6qmcw1L2JHTpTBQJLuGQIcozUa5Q3TzzKJOVivFivDeqigQE
n9ot91Td9pCgFFYAUpPTRQ3jIiPwo88eCoIOQ0Duo3RRCb4Aj+coMG2y+QJzGRwbB9EnsGhpG0mCrS9m
nIylnPcwyapZ4bAggvZoNTSLMheHLL8W2h3YCNI2CEa3I4XV6vQOLDsiucMfss6te+Hwcoft9+1F0C3g
T4ZuTf7YzbKHfhhHHbnynYyzux4sHnjwULHvvkN3f9VF4mV5jliSaeH3G7veXh2hDlVtobY2BTfywEAA
b8esPNMqQfcmbUQGe1/SDBg0mYtguxL0uTZDC8+lBzX9c/2ZPo2FMCxa6LeouMEybqrFnL3Y7sg2cRaz
yhR75LmGAmvSdxlR+K/NEPj5orNcPevfWSmtF8riftuZJ+P+YNgcNovv8ObNV3v6oz/hT2l4/fXLVPHy
NAQhpz0s1bVWfEt5kAQJRcP5h5dkbCuelZsr9fqYq+OuAc5M1Ia9Y664o+yqNr0H1+pNUFSYozCTIyq2
u4ZE5k9EQkU+wh7HZrsfkyuC2CpYzo2IJGLlst1r4Dl4fycnX+FjFR/1OyzlwbnlvfANf/t39/32l+6x
/y1NpUbip00O804WptJA396RL8v5JpMGmt031RN7i755FfuGw3ICksFUrGfqxFn8GrDBozHLZUzmOsu5
JsXU3Zf33sGZYXtnNbqj8OpTbiPPFXnwfqlXZ6okLOyZKhdmkqLYq0csreRPpPSHCgh1ipmpAHoq26rs
GLpMzDYIcUZJCs8w5BpF82z0vD90MRWskJxE6PJnWvMIfrTCJd3J/FQcu9ifp/AajVQ0JjiSigLt3Jn3
/UMQdSpUCYMilX4wILkC46lIcj5Y8xttUa+p+ATea40YdXJi0pYtc1mKiq0dE97xqvdSO1uPkM3WHllT
K2BGMbbGrdOpfR07faYlWEylVnyTxAYVXMS0/nKFB9t58nTEzqwWnI37nW1NCbvalKs7szSVksiUesF7
8CoO+t6SpphnZkgzSwxynkfJZqjbWBIY0DsWi4eb+bpb7LUZ31ZX2LXrtztT22khPtR+czYHALEzeh7B
ybXcGC2mMiy7R3k4BNV1raEpmo05kqq4bHH2bPrsmX+4yZZOVugVj6XtLTLjZNvdrX1r9uh8Vn9sVib7
qIt/hsspboWpVB7Ic7lzxVTUZP8jlZ09UWvOU+d/gCJOg8026wQbBck/miR0rKWJF9zx2akQGJQH2wpZ
mT5eSo4EF65NzTHpxee6Qz1xh+sP2Q40swQVYVtAyV9dnrqM1010h2Z2KkW+bWoLW57KKLXsSrQ1q9iH
oz6nJy9L2DliQx6b871ntRyuUKLKtpVuNTPlBcdzMlOwc2EqYJzVtVMhyGwnWppKyIajqOoph+r/fv0D
u/Uf1v/93SdGCv80biT7wmOJyj1f3DWVWphK4yzRYHR1oqobuX1YH51i6nCamXJ2i2rVLN+mLiUNLGs2
IlWt2gX6c2nKn6FSC3VlwyCTCY7IaE2/NEpiTkUbCvfvPZGtmHLsbh5L91HpTDmuU+G3wkuA+Ug37Ruj
EKveiU0c2AtMxCJyC+5A+P4SoAqhNzKtndgVUWdLL3C6Jea1l2y1g7U/GLWOGSZq8gdoUZvXB2UTBw2o
omakyVszE7Muad4Tb9BmbNDQTOjOfbK24Pu+PPVUZHV+zJ1NJwn9v6Wpo7mYMmdUTy7aQ98hyR1wx3S6
dy3DNyW12x2FyifhB4gnp/WmytXLVIxKjhnDHXiF8TVIt9RQtuEiz6LVNj2m7JDtU6u4yCrNMoQSezUu
un1q3Xq1Zz9NppLN0k4bho4+a7ylxEQWkoArWeRaeFnRjxR7WImjxFe4Fm7upUH3I54UplnYVNrBYCXX
aXttSy0gwpIVxS5QXhJAoWDQVqkqCe9e5JbxFO6mmPIli8Up/FKm1MAVkIGemlYdiugBwANSIetMu92m
UatVRottamfPSvd9/uyoi6kJM2WXAxrlQtFoIXX7WYoSczDSwFJ7GlY8h30fYQ+mHPkfol5ccstV3TH6
DSoqnLiMmvJ7yZPNRPF2bx3LdDQ8Wuh63ggPSGLC1+226QfM46TYIG0v6nmkx4N8cgebKJ4gju2Uo5cC
xAraZTqfhVRAMj6tazN5tC9FYbgXTIVzp5o5mp1C4gm2QroteLZthI1zMFS9saqosZGCOPnqa6pI/alf
dmdqgp7nSX3tzHEPG7hsvrv9Wd1B7/k2LzszldLMyhIWKuDBjB1TLy2PFnuZh2BS3joJ5hMFotSw52J8
SSNQtGclq0gFvaW2LhMLkSCMhNq2WAHfgHnaAl3KrXpUxrrdPpPhjRpXpgxusdAcY6VJj91/3712+ny1
okQJ85AJptZgR+tG7XZaVqk/pxImTTMerqlCSrLkkpYakAO2ABm7W518w87O1qNPqeiQnM8MvQNTdnl4
WaluQVa5T9WEQp2ckWTv4qp7V1txPtZtFaHd/VP+kU5RHGYYNS6lVOptaiavZuo69skpp3V7vaYi1yx8
tQa9aNUdQMuAHKtTGj7h4jiablE/4P2pOeGyaoM2n4V43FaVjfu+VqnC7jIztb3Faa9dgP2SzpXZqeU/
Bdgja7+FAqmw9WhDxS6UVYsdemE5n2jFFESS62g8BOjTV1Wrm7Polufa2tq3Z+ZnpjeKjVRQhtHLVHsW
Kaqpic3ES9qXaEGkgJ17iuERtXXF7SpTqQKmuFvs7lRTVrLajdYjsu1H1D+xQ28QyUO8tDzlQk9F1HZ6
9bF2L4g8g2fgXGCMZ2PgthiRaAuC292TiBzvmWVj7ZOy1QPDyVqNyZLzowcLHgGGjarIrsvseqjU5FAD
+5HjJYrMWJrZPjMVI1c1r1QeJ8E7uStm7bQ104bcfUYiheJIh6NeXEEGv1cm8b2nvSaKsHWm8BZZ5doC
hy33rIjYe+nDvZ3+oFOo0FuUXj5wYM7sX2sXHXm0pS0FHGHYeojyTW3ylCOWoxUFZk3+ZskgQyA0rF+y
arFJxC2Uu7x0t6zDKkty5Wp6drR7yrt2BaZWKbAoUx0GooGTLMxg4AVo2t6X3yYvIPPx+GPqbMTmkVl5
rRfFfaItVG6WQiuTLfuMSTvPqtJXSwUeA5+aVahJ5xUjWK5varPAT+Ym+X+tGmgWVIRlHJ2uWnqDIhNM
c2iyr5UomurLrMhPdEVjAveR+TkbrPK6qtLZKkBfFUmffNKi2dMTYUtmiaepPWRLvnJUAt227fN3b8ub
Z8eW9e4ULDAStG6fedbCF8VU8Hw1dgEl5Kbw+XOtRhYgf1P++9IUhtxW2FZzeLABbbzmsE33PJbw4Y/B
/ZeaxofXwF1u/0rWfaazUG/pL7LTyUcnz/sGVQiCgZ+/d4088nedI389Z6Xbu38hLvr/+D0oALTX/OiZ
Dy9SY0AqCNkn7f3nXHuBegP867rY8c7yzu/wirUAfPCr5Kdnygv2V3tNqBGcmNICyDjwH32XqiPQc8A1
L1LvQBxzaCOcSNd4nzz0J1KvUE2CvfE++fB/Snb7RTLJn/NeuUGVgatT3H2oBlwmG/19akq8PPV8YOo/
m3QZTlAL4u2PHsXdWpUDfNKZ/RecGX+d/Hq0533eNd0Bo5T1xGX+vETuu38vvffehz/mp9+lqsEFZ6M9
fuvsrTc/fir99nQwhMjiukIml/OpWnabWHOJx/YWeUevkU0WjLvgGb1in7lif708xeISn+rsrcsZO+n1
/JNsjV3TWVWviE3lvCdw/N6w7z3m750kZ0pXuXLrOthd/gwnwAGzTz7p33uL7LEzU0y2aAsYbNGWV26d
J//tLedsncgYZK9M/XWWz/s0eIP46+OTLVcrOGB+v/NkjL2ja7Inz9q/15zJ9TRYcH4/8dHO2VWu2XfF
YXvMOWJnQzXH+/PJjM/2CniI7d3zZ7A7nQV/Lb13XXxAFEUze1CAmuFiKoSpkygqvfiB35mO6mYlhbGd
evmVIMFgu8OG5rlS5Fy+1RbMW/qt7mCVmlQMPrqyp22JFbJES9MB46nMnFm+01v5dHKnaQNh6xXSelMh
3RmCSFZRmHaVUNtIPcHPB3RR8cOUrMwTN01EdrxVHt1Q3rtTZNZeOlyg0ylQ4sz04ReXivh4G0ag8zwV
2qYvmvlrOxanXNUp07+zvGM6C7cyldNpn3d1MDhcfy6CuPBt9NU3ZTvv2bWY1xCxC0Qdc7/U/HSyA8ds
5h1Nob5mZvLksZ2dS9OjkqXfcOXOFLag0/I2+G5bS5B/ehI15pU8thSW7CxPRQ2nra8lc3T1+aODYbeZ
i2xtoXStF/COG+UVH+y1hWlrzVp1tOr12rIFRa7ivn06mOG94sWwZ7Kq7WHSePRX1o2Av14x1o29xFqZ
cnj2TKeqlorpVHwkA9x6+TJr3idJ3ukQ5xc982qz8SHr7kkrNKdmtGkL8IE8DRZBIE7ktpZ3p5haKy3c
TDMeTm1rUz44xOodHCv2b4yHqxtZ4WJ8eNrvJb4rWzwCsmwQamZG3Ld3zOaWlsY6HrdJOFZd2qdZbGe4
3APMChCml5am8MsZ1GM87M0yxty6pM3nvJ9Iy8kcnmJX9pNXmwWs2jQF75v5PZkkID7fei4KhBVTSRXG
jdr+C3aVez4toLcAYnJ6N1s+mmpac6pQCvUbEC/HpfdmNbwzoz+82dD+9ZLIZpiGpqT7nrmQexZNwru5
RrFwaKnsC6IpU3m2KA8+bt2BIlRyGXLKw5BF7tvZiOYIKsZher1yK22U5ES20ddUu1LvquiMI2ZXJlkd
eY0glrNuRLTzuqrTa2tgq1pqQFrHAjGU07zTe6c3RonAJ78wC5OFK5vFmb7WV6lFe0IM3vL0FpSDHBkK
HWw9NBxsleuOtkk1mHnlrFhAEYSdRMiQrJy58ut9QEKrPuI/BxEvtWds88660QHmpdKotFsVt8KMGHvE
5qz82COhOjmNZ5Fn2cb7pzjU1u5pdI/iuQlOl5NdfLFnWfCpTXT7jDn4eSmrNFe1yTAn4nhJrDLNULck
9tRNkYOM44gRp3OxmIbhYGlkNXekfFjMShNxR6oyqGKG7ZGq4oc5+AubW+KjYkVT7uMsZTok0JRUgJ4N
RY7zmd7UxdD/+Y4rw0Cu5EzICiVtE2mkXA0ZkNB1wYcvumLV6RdcxsQVfn4UGikfUAzknMvm+LtXXIXJ
VV/yViVVmR+EsFISFQmtLdw3Pu8aStbUp/iV86FC80EIy1zLtGWszY9CYwRf+TGv/BPKnpzOVKdeDKmc
5/3KfqmXQjNHSiwvZJf9GZVhngk1lTPRjKQPIwWk1+LdN6ZEh1z5JJR/klBYGhTvydMu6+SSXCf41hsh
+fJmfP1kaLy8lmnghCQUbvTn0SrdVxov70TjXwyZsqdC1+g035Ls1Une8UleWYph3wlBp7MhovUKf/9J
6BHl8i9SK/pZKMA8y57RlV+I+57iPHyW7byBf1+lnJerDF11CR38fjr68LlQptITnYv580M0BpeSGthr
vNTVGMTXfGL7I1yL542e9Mn2LL+SlK9eD7GjD0JG6XJ03el43tcoJfRSfPdMXOdKjJHmRtKRey0m7emQ
JHoxVIDOZipn78Rk1i2OxwpK8lNJRed0rKYTsRs8kY3CjVAEkr7Qyy49hA8/HyP+ZqgSnYm18KhfytfR
d+KCL7Gf035yst0ivDPVpB/FbA9dL7+ytH0uxodjxnpPJtGw6Dp87Hn/Ct6SZFNoeeHPN+NGL8bWBBWp
YdP8Tl5jY+doOsvDl3Mtd/fuYLAhAzltcM8sfQ6GUUzxynr18ue84pFzRudtL+el5lftEDrcZraK6fNk
5+dM2pm4fvKry2mXfcfi53JDQC93zdyRgbKn+Jyt2uKTaA7tCT12D8UWdwqXDLp2HyijqOsYVvUSI7Go
kQaJgGqvEHitt/A5z28GcIy83liSdYnas90u4XP30feohgk/LEJs0XxuABY+FytwDWSzTJuJXWGzM21C
7h5ROHxv5xvI3B/uLFOTpmiRlxnaG3C8xZnPRQzmiulsfkkTW9Ya+JKfc9aX0v09w7j4uQ4QTqE1VYnV
yemZxTTiKXN+xMvM6nDBCgpXM3zN5ONS/6Gz3PmcRzVTFFNpVVx493/KiB2eb7qrWivNDpsVoStJqBR3
Th5RVXDXq4dw0LdGG/b+t9B/3zoC+GrmGma/CujyOT8kw8AC59HkuuD4wkFlnVJJm7zesDg4Wj5uJ+5x
pEYyIKcoI7gme6E/kK3YWZar0mIlc4ojx7uYxoNOz65du3x97DTzsETBD5E0QXlRfCjzoyk6Quc/q62H
WqyrmMGrcsM70w7/zntIoGWGuWwG/bnPLYdtzZ2TQ+U6Mv6zzY4/2vVfP2faLs1/7oV2JihAdgeb9f/V
dXW/TZ5X/LqW+B/euqqSaHEMo5pW4rgKga5MbUFdUDvtYnJsJxicOPPrkETVpIUApe0orVRGhaaWrrSk
GdAUmuFQQqTtHpE7LuFm0v6LPefrec7zgZBCYr+fz+c5v/M7vzMwwH7DgIqPYQMyKGRBQMfvY177PPoe
WVahXwIfpMdwhh2/U8H6YjXGqaj10KPLj342/+492n609ej+o5u750ANGDFzioPcR6R7BxHwPiLwd1Dr
GBF28//nGKkAJB/1fv14B2v+3qNv8ewvUCEY9IS3MSbwJUYRNvFbiliQojJqPuP//vEagWc9ZdbA7e+e
xzgGRAc2OTqxyVGBh/gEl3bPsQ4vqUZDDGYH9YZXSc3WPD+/3+4n/H7bGC9BpWxzxqbfHnj0Nj4rtc9m
EB2RqICvice6ZArXPg9IN+PKCvGHnxa//lFFElZBqe3JGp9/98kWaObR9Z7cApUyvIPTJqOzPrJafRdQ
702+x/uj3t66xBE8nbNvzROcpU+CZ3Sad3y/bmeq09PFWmwsn2K5RUy99ATLKuEehWscktx4pQsnVcUK
QwFbpmM2V9T6UXM/p3VYAYrhRKroSiGY/E2IAZJe6FciwSNXZ46RNUZyxRstBsub485Zhv4ihESbbsHH
qvOdOZzCOJmlumd2GEpKds2KOOIpN+wpeEgL5CpX/Mgo7DqCOXMTemYLUOLtKdwxRSmPY//XIBItPdIv
wur1tZLMEYXQ+uC11NEBOXdBrJmx4jgUzRvO3mi2T2O+6zD2i46COAiDT3ZJ7Oj5m82GOf/mB0Aj1Ypn
oUHVp4CbDGXQAN20OUBRoGKgwmzoseJCb7r062K14FialpB4ullrK1gSYCzqzSxvIjoe7nZZaA4h0Udw
PeSY6HQqeHRgcExTySXaBvzMGyQkqKRxxNqEet+sdadbS8Vq0LV7CpBq0yw1oC47CWMQFgxvBhsqMBmn
M8JRJ4zFZTatWg5V5ZvZqVYbmDVdkBIMTEfiGtV7dsRYPSQB4Y6d6CCElY1zxVyp4GFfn2MCbfsuB5tz
J2tQuQTU3U6ZBzHfNktgYkGrzdRmm7x+uEwec/C7VACKK2hJDaVMjINj3Q6SsH5j/pibgoxhLYRDVB+W
nkB1JGS8KCkwokUhO0VXU2VlN4mNiMvh8HHB1ISCKeQQZ93bpQ8xxbwsqWm2PbisFNhYiD7mfioUMIPI
QnUwJkpILEBaHqRKtOq5p/yFmCmTval4U22mw/N4j0zkPaFZUAD+WKYLPZsxM5zpFcGThYK7vNUyrhAk
8mbvYiQzt0aJrIWOhsbjQBkztLR5+mHYHh2iw0GRJATPoawTdSILVYowhaIy+S7EiDHt6kgVk2JIrbzT
tlkxcKCX/C2A5lFjEVuxE85ydbXPW1B/UfgoCAFzro29qC6BjfnQs8jJa/VsWoEuxEtMq64ZJlxhk0iL
NmmlDBUcoe5a0w9KjYeLtHcC7Ip1KIoEvGcZ2r3FTsnYvF1bmPHQApfDA6YWVCVsyAdwuW6r0/ATGTJq
IN+xYn08jtu1lz1RQp77TnkStl0sTNhV64enXwen0OghvByb2tPchLiFdUxqUzkIJxifLFyELch9QPDw
UeWVkqM0erK2ZOb7VM54QnnfiAtRSbYRdYbCucs8rbX5gyYIrPIlFCIZK5r1/HStbtwvZBHD9tccLL68
f0Kl+Q1Ez1w9quq+YRHNYeUJkq30y4ojT8peqkQ3jFNc6x0wG5rZt4CPJpMwmvuFyCDL4wbS1hNp52TR
yHPsTKnwWMxCQ60YeZRK14xvD4/1SrndMesyZ0821AClAekyAcUqQDW79rIS45A6iS4PazQyAnWgnPhu
nrghHg85FLXGMoosUDaaHwqCfdjaF9ZUzbyACvm6KDlGJVTRY6+8eOjoxOTvjx3OpCu0aA/9LFZDTMrr
YERVfL4f3GwsMjSATydimwttyCoNFhezVvhZT9Cvb9S65nkbGtFxRhVnTZOpDPm1AgYcXYLSXnrbZqv8
VHMZuQJmxvBbqJGmPAXOz5xGpYm2yiHWI5zM8ywy2/2cDPioEm00I9Hu7edS4IrehnHSVsF1YK7iqLeq
H2AT+pmNohzl8k5kU0P6AO5sniIVPrPN2bHmhc5wowQ6b4qCwVj32aJwpM8whn6vZSHGNBk9c+TX9By/
GICoZrfTZREfsxG3F3IUkPCSLxF90dXZyNszQ41ShK32zcSRcYabXjdjZarTOWW5AU4pY45GTs3GbiXv
2i3KmPbanFXZ+3Cd8V4b8LM6VYyl4Ld5E4GPhqUvuLZwz3HVaRXImfF/tNdTVSOr0RI5PpcFoXYldpKJ
3Cc4MAtdZxJMdOZoSBszgZxhGC0zxspZyDkVLz8GZF/Q7ZhxAXHNqmbzBFV8FMGASAKzLjtHR0IzdAhq
jZM15NTYMYa4lwcIGyM/ZwGiTFRPlSYsKd2Y6+JCawPzJ0iYVBTKMZ+RmRIWbj0EyCPaUJKLbWWBM8pQ
FVkjnakkWaROkZiMSK2bAHhkp6tRNbgOX50SsOooG0ID2AyPLkr8gsCh0M48p8BOK4s2gnUDzdkhzo8Z
X5YGk0Vuss/v1isATv5F02p5oIVg5inznRRD5WAHVl4QhGH1vDzIITMunaIE8sgMcuHBMKccSujfTg+S
P3KptikSTKDPo3Tf0U/ws39xFY38THtvUBBYGpk/MR9w7czoixbaglPHFOmjGohzdXCJYF/XR2mhrKPP
MYezRAjK2fGTOsMB313odUW6eXFo1Mn4tEhftulR7bCJcVPNtEQcp2khJEPaantHsyAY5euT4DjEHRZ9
vfJSCRBhdRPuxyxy5/W3hKLZ8IP9hdZMfJ75Fmq6PP5s96PHPwN3GeuFUZ2y8JPrVAUMmeTnAd/lym73
gypsUtWOMU7/k91LjKre5QpvgKsCrruDfzMy/PhHPHOHWOXIp36AvxHKu2HuR2jsPWSVM8aMDG/mdfPd
CVH+Gev6UV0zujvwvu/zWwTPA5gyIrjbjBj/dfcTZJ6fQ958n7FeqGz3I6PJ28j+3sYabZt4f3pTOIZ4
+PLJfXoLrtIGd/8Uj7+PNeW2ocofxlsvCmFgQwKyFzCiuoKx6TsY7aX4siUwqLpjXMLpnJzynYRrtyS8
flGi1RTS/VrVuvpOMQEo3q0rcAk7Aj6XsyDufBV//4pZHFxLiBgXV1Xw94wKu6/hM6yo6j8P1XtZtox9
i75c5zM85Y7UPlsTcsiG8Ar+gtff4Lg5cwmIV0NlcW4JReSBvOYFPEWfRS2j2pnbcF1OUVV4HMfgosTT
NbliRzE31qWRP5SO2FL8HNWGjkBiuQSaCvJQul7YCI6N83dHIfBq3q0oFoqtNvUB8jGoxXakd+4JKUKR
izymx0WpgbWOv+wgw+Qh129yT3tGqukRe+SqT025IwffwBPPuDd191qXHrmMZ91mggoX46MBdkPa5LZU
4KKmuy5ltqSmG9/9tjd64ZjzyJ9Zx88vCY3hYyEFUZE7ep6/qfY/L4/3gYxn2843mZfiaEUPZPSuyfRZ
kxJUdowJ68Z9Qt20ptp5012HyCE8L9ZkxtnCW2v4hD+oYnBYMRD+vG2vE8eRvNwUl5Gyao5aw2yOdZvV
INWM4Jgt8/8PXnUe94nUaQrjQ99znsgFjFD9hFEqujLktKxhxSJ+HqlxpD65i9GuszYydROfawWyObiO
z43wXnjspvymHEqBYBb3j3S6M+V9r776ankJRXzARwhBIXR74dvRzIYCIhRGVJtUfY4iqLeI6vdYsTM9
XdSSdizjNwrlNiBUL6R/Y7FEgFL2UpAfAmagDllxDMdaWS9ZY6EYeyS6oAd/VKhE8Zhy+fDbxUzfcBFE
SxrN4+8cmYAU0zm0lviGJ43VTZc4EAaeQfsgjKnkdYvqZBaP03JWfNsstu5if9wzyPjGcddmYIUGiJYE
KrDdCYgqJ/o2Bp6wJbCTKSj0WrWwGIVBXgtCb4itYKzfu1YWeawHYrylgGihV92jV4khqSyNlQRkdgXM
yMn++MaX8kpIkKqDl3COemGZL2HgIHsP8Nfp2NLQ4TMBXO1TluFkJb4kQzSLYon7bJ4JInJmIsxMQT1v
BgWMLz0DjJZoIrRmhVSlXJjxeq3RnCVcgpgjuUKShNWjvUp+/BEzaNiJOLh8pDHYagyRktxJIWaDSyxu
hkh7DY2y4ozXt7GJXvD6mTCyaowYC1e56bJcmCaOhS9YA0PXdODQtRcBp5/xytHyqkEQrBhohWFouwNp
z17hBwjFgfc/N9MDYcVDIxMj8bgvkQ6DaEEAsDGsS5OJuofzChsq3TpIG1IBM4E6OUMM4n+CP2YxADnb
yv3ybJ3pSQHWhrMT7BTmMbo5YZax2alWTV2suWQGJIuicHLKQk7VCVS7MRDoRX8BrvFBu9r0NBRd6KkX
Qu45tzFPKwfeKYW4CAIXYAWOOwKXmGtoqiPPNBeFs962LhnAk/uoxC4Xm1PmnZuoLFKDYGO355IWabcD
DMgG3YBnJLiijbaKCIJVuXidkV31yExl0hWAWBVeD5O3jT/s+gub0EtxquG6U6/N16QgiWi7+MCtN+Qg
NYWG3PRCF8epWsdce1EVA8jvkHIWbikFCGzZtMEMCMCRsFncQRU/NPRe6fh4af7Eck5sB1ukBniAZkuF
JUxGn8Wm6vBFHdh2g/IaLjiKywA2PPJG6B1zVuWwOBfnnFmLBqryaPiHgEgoddVFjSmYJhjOwH6sQ23B
LghFQLu8vP/wy/sneIyZP4pDQ6MhIgU7pCdSKBi2GVZ/DPIeQ34t0CyDRRqpl3Gc7b0S6MgeMjNpcAgW
7cnWrPktiyGYoretsGXhLCRn8wQJuViVzr6DMo1QqlZmF6/nctyAagM/dZb5xpaOo6J4CZOJEXq9PvXE
QNJ3ZmlW3xSBynqLk6gxXIPtepmH3oRNjcQe0PXuZOHxyLd8I1+7g5N6Ap5zj2QrZrq1WeS/WAaELnAk
5CV7Pce28BJr5bjEjh1vn38qVhIGjdqOrI3qxS/4aGrloKd+Va3Ai+ohLIpyegSiURdkYod8a2gXsc90
JLmY2DcT1luR+rLn9WWesPz2FOLnq6YGPi8GUpAO6o+NJjYNpxjmCqbYylVSnaQFxQy4bIPmYBPn3yNY
BZHPCvz0qklwXIzex1c/VlPvdKfVGNw7NFr0FMdtqnPsqrmYg1u6qwmT2+cf0m9BhjqSS4gDhTVHSfMO
3lcpW8lkqMQgc52j2rBztFvT2LzDXh1EIaPES1jmNCjhODIPGq35NgmLWgWb3On6uPfFgRHw37JEG3Dw
OhcbB+OLCfPRq3alTDevXBdpfEUeHZVSw2i3/U2XbpKqFGYE98LIirFxT9FIdGOrIcUieP2ypDMpiMRt
amv1qOM4ruW5R0GCNFIJsE9PA48IZJCboI6Uk2U3D/FOq3Q1aB1k50OotrIRUaeC7eyjRBdVs4QDiRwc
IiUgcQiejcqX+XQIHJFYFsjxK1V1KrRXFls5cOkwmo7TUNKTYX0Jbu4nXtK8pPphTYwpthr0fvxC8IeN
OtqomtogoEM6s2bkKsPLK5fIPTCdWF+Qj8lloZgfhGL6CzML/1nPs0GKrS8MiR7O7pXH27srGO3YwBhC
8Nnjaxg1WEGNIIqNbIWxC2KYm3POYhTggcRTzPUkCuJiCNukGSTRB9DWic9lrnz42TWKopjrAoe9bzn6
FA/ZtKo88fU+oeeFJ3ZaO+b+pA60gZ+hHo7omyDmdxMrr59nfO0nRgpXFXf8DH325BZ85u9Rxydfh7Uk
J+vLLJQqF8ZP3eVyrN6qI6MJZU3GsgEca7LYR8sOWFQBkkXoULh7435dTG0GiiPuliRrjRSUOYLTLZx+
lZSRIl96Fo7LChElMGNxRTYjXDgDDfJW/ZS3yw2KZasM2z8rwVCxdIrZMTTdB3LtV2WRQQiNFRraaM1H
23QPU1K8rYv+C9d2dWTw8yXQ/YTp+L6ZyiVO2yqkbFwSran64jW0eQVwhBxa0McGJkWh8mKp9AdfwGO8
1YUnqRYSLZKyTBef9q897d952v8efm6dfdq/8rT/j2er3z5b/fTZ6rVnq1eerX7zbPXqs9Uv/nvrm//9
83Obcr61Yv4akrjYhgQvKMrwNeL2H3IIjAM9ErXhjMuLEm6zWaVBBMeGJ2xQwGahrksSaJ+jkHCWDfz1
Ve6wzSy2ybNXVPgmCAh+LEnQOxLD+lIe75zkk26oIKPNGrbxyjVJ+NWBm5UoNfsyZ5hyUEzHs4I07euS
zHuRk9a5TdYwf3ZHvlqXANllOXJHQn5fqdOpfc7gM+sP1yV718+C56fdUFHI6ypCZPudzvpGTrwtrWru
/rVXuNR6wTGbEPgHyoxQaWnRsIf/2DsJLQgQW1G3kfwbXLBC/zK16xer4RpI0yWByy/NttWxbjEL5KVk
9VSaNMqbMbtAwoZK2cPlaghpkFczkl65lcfpJr1eSN3qGvMvYfkM3FDOBlWru3LxSuXyu/snyuVDk4ey
996YfOvNbN/I3sx3ugSRCRwelsoyj8s6Tei6QY6EaaiCt3vKKQ7J+K1p9N9xo6faMT84k/L/sqCx2KPF
uwwEvTkQY1BIIPKvwP2aJbessYFfJCJQleSWWYBAz3DWA+VOePVhDL2prC+Vjubnkcs4Sy796Qngb2fW
QEghRabnu61aibrAvHl3wThK/75XobYP50F7bO8o5aEr8+h95fjj0D6QgTJScqCeeOGFFJ5W60EF+fBJ
YjwI3jj5Ful9tZlshrFu8nbNsZSxoq3xRic72DVGentIaS32UbeRuDx3kBMENvK/HH/H0528I9mYmHt5
l9QjFacpcQXzKVzhEulDAsOHck/91TM7dvzgm0cmsuJcrzQZCBlA98WYygR8D2gM0850fJVWYrMQzuW6
7dPLwaT5k9bOfaWed0Fl2k6+w4eUExaymY2jOgNSbS0IFfXeNpNshPJWDiL9Nbl+zNVO5vGYNVey7uzQ
CPLhefDGNiyegGM43mti1BG/TiFdxrtVu4I26ivp3SJGrfCh1B6iJfcSnACcJemVMkZHsJFrI0lnJdms
s6lwLLwmV4gKR4seJzhMXhnZuy+b9Hd/G3B8zj0TLgY+ZDEEUnkHS7w8hj3Hkm3YGxzI0vvCc9qr2Egb
MTkwg9sJOkT8/jQ3KmnzBOLJyS9wLo3ELR3NZZ75gRlhN8fndGHhOc1ZSa3T8F7PabYqsjMvqRWKVy/i
YEruPHv9jvnYZxalzUMH9iWulTvIaLTXEa5ZX8xVa61fFraX9QCIAKg5bh8rVRiy7m8o4pJl5O0ogZ8d
vmbCnCfH5TJKTBFva0O4Wl+l/Ix13xO6KCJPD5H51fete+aO/R8EyzZRoN8BAA==`

/** @type {Uint8Array} */
let dictionary

function getDictionary() {
  if (!dictionary) {
    dictionary = new Uint8Array(122784)
    const gzipString = atob(dictionaryGz64)
    const gzipBytes = new Uint8Array(gzipString.length)
    for (let i = 0; i < gzipString.length; i++) {
      gzipBytes[i] = gzipString.charCodeAt(i)
    }
    gzip_gunzip(gzipBytes, dictionary)
  }
  return dictionary
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.transform.js
/* Copyright 2013 Google Inc. All Rights Reserved.

   Licensed under the Apache License, Version 2.0 (the "License");
   you may not use this file except in compliance with the License.
   You may obtain a copy of the License at

   http://www.apache.org/licenses/LICENSE-2.0

   Unless required by applicable law or agreed to in writing, software
   distributed under the License is distributed on an "AS IS" BASIS,
   WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
   See the License for the specific language governing permissions and
   limitations under the License.

   Transformations on dictionary words.
*/



const kIdentity = 0
const kOmitLast1 = 1
const kOmitLast2 = 2
const kOmitLast3 = 3
const kOmitLast4 = 4
const kOmitLast5 = 5
const kOmitLast6 = 6
const kOmitLast7 = 7
const kOmitLast8 = 8
const kOmitLast9 = 9
const kUppercaseFirst = 10
const kUppercaseAll = 11
const kOmitFirst1 = 12
const kOmitFirst2 = 13
const kOmitFirst3 = 14
const kOmitFirst4 = 15
const kOmitFirst5 = 16
const kOmitFirst6 = 17
const kOmitFirst7 = 18
// const kOmitFirst8 = 19
const kOmitFirst9 = 20

class Transform {
  /**
   * @param {string} prefix
   * @param {number} transform
   * @param {string} suffix
   */
  constructor(prefix, transform, suffix) {
    this.prefix = new Uint8Array(prefix.length)
    this.transform = transform
    this.suffix = new Uint8Array(suffix.length)

    for (let i = 0; i < prefix.length; i++) this.prefix[i] = prefix.charCodeAt(i)
    for (let i = 0; i < suffix.length; i++) this.suffix[i] = suffix.charCodeAt(i)
  }
}

const kTransforms = [
  new Transform( '', kIdentity, '' ),
  new Transform( '', kIdentity, ' ' ),
  new Transform( ' ', kIdentity, ' ' ),
  new Transform( '', kOmitFirst1, '' ),
  new Transform( '', kUppercaseFirst, ' ' ),
  new Transform( '', kIdentity, ' the ' ),
  new Transform( ' ', kIdentity, '' ),
  new Transform( 's ', kIdentity, ' ' ),
  new Transform( '', kIdentity, ' of ' ),
  new Transform( '', kUppercaseFirst, '' ),
  new Transform( '', kIdentity, ' and ' ),
  new Transform( '', kOmitFirst2, '' ),
  new Transform( '', kOmitLast1, '' ),
  new Transform( ', ', kIdentity, ' ' ),
  new Transform( '', kIdentity, ', ' ),
  new Transform( ' ', kUppercaseFirst, ' ' ),
  new Transform( '', kIdentity, ' in ' ),
  new Transform( '', kIdentity, ' to ' ),
  new Transform( 'e ', kIdentity, ' ' ),
  new Transform( '', kIdentity, '"' ),
  new Transform( '', kIdentity, '.' ),
  new Transform( '', kIdentity, '">' ),
  new Transform( '', kIdentity, '\n' ),
  new Transform( '', kOmitLast3, '' ),
  new Transform( '', kIdentity, ']' ),
  new Transform( '', kIdentity, ' for ' ),
  new Transform( '', kOmitFirst3, '' ),
  new Transform( '', kOmitLast2, '' ),
  new Transform( '', kIdentity, ' a ' ),
  new Transform( '', kIdentity, ' that ' ),
  new Transform( ' ', kUppercaseFirst, '' ),
  new Transform( '', kIdentity, '. ' ),
  new Transform( '.', kIdentity, '' ),
  new Transform( ' ', kIdentity, ', ' ),
  new Transform( '', kOmitFirst4, '' ),
  new Transform( '', kIdentity, ' with ' ),
  new Transform( '', kIdentity, '\'' ),
  new Transform( '', kIdentity, ' from ' ),
  new Transform( '', kIdentity, ' by ' ),
  new Transform( '', kOmitFirst5, '' ),
  new Transform( '', kOmitFirst6, '' ),
  new Transform( ' the ', kIdentity, '' ),
  new Transform( '', kOmitLast4, '' ),
  new Transform( '', kIdentity, '. The ' ),
  new Transform( '', kUppercaseAll, '' ),
  new Transform( '', kIdentity, ' on ' ),
  new Transform( '', kIdentity, ' as ' ),
  new Transform( '', kIdentity, ' is ' ),
  new Transform( '', kOmitLast7, '' ),
  new Transform( '', kOmitLast1, 'ing ' ),
  new Transform( '', kIdentity, '\n\t' ),
  new Transform( '', kIdentity, ':' ),
  new Transform( ' ', kIdentity, '. ' ),
  new Transform( '', kIdentity, 'ed ' ),
  new Transform( '', kOmitFirst9, '' ),
  new Transform( '', kOmitFirst7, '' ),
  new Transform( '', kOmitLast6, '' ),
  new Transform( '', kIdentity, '(' ),
  new Transform( '', kUppercaseFirst, ', ' ),
  new Transform( '', kOmitLast8, '' ),
  new Transform( '', kIdentity, ' at ' ),
  new Transform( '', kIdentity, 'ly ' ),
  new Transform( ' the ', kIdentity, ' of ' ),
  new Transform( '', kOmitLast5, '' ),
  new Transform( '', kOmitLast9, '' ),
  new Transform( ' ', kUppercaseFirst, ', ' ),
  new Transform( '', kUppercaseFirst, '"' ),
  new Transform( '.', kIdentity, '(' ),
  new Transform( '', kUppercaseAll, ' ' ),
  new Transform( '', kUppercaseFirst, '">' ),
  new Transform( '', kIdentity, '="' ),
  new Transform( ' ', kIdentity, '.' ),
  new Transform( '.com/', kIdentity, '' ),
  new Transform( ' the ', kIdentity, ' of the ' ),
  new Transform( '', kUppercaseFirst, '\'' ),
  new Transform( '', kIdentity, '. This ' ),
  new Transform( '', kIdentity, ',' ),
  new Transform( '.', kIdentity, ' ' ),
  new Transform( '', kUppercaseFirst, '(' ),
  new Transform( '', kUppercaseFirst, '.' ),
  new Transform( '', kIdentity, ' not ' ),
  new Transform( ' ', kIdentity, '="' ),
  new Transform( '', kIdentity, 'er ' ),
  new Transform( ' ', kUppercaseAll, ' ' ),
  new Transform( '', kIdentity, 'al ' ),
  new Transform( ' ', kUppercaseAll, '' ),
  new Transform( '', kIdentity, '=\'' ),
  new Transform( '', kUppercaseAll, '"' ),
  new Transform( '', kUppercaseFirst, '. ' ),
  new Transform( ' ', kIdentity, '(' ),
  new Transform( '', kIdentity, 'ful ' ),
  new Transform( ' ', kUppercaseFirst, '. ' ),
  new Transform( '', kIdentity, 'ive ' ),
  new Transform( '', kIdentity, 'less ' ),
  new Transform( '', kUppercaseAll, '\'' ),
  new Transform( '', kIdentity, 'est ' ),
  new Transform( ' ', kUppercaseFirst, '.' ),
  new Transform( '', kUppercaseAll, '">' ),
  new Transform( ' ', kIdentity, '=\'' ),
  new Transform( '', kUppercaseFirst, ',' ),
  new Transform( '', kIdentity, 'ize ' ),
  new Transform( '', kUppercaseAll, '.' ),
  new Transform( '\xc2\xa0', kIdentity, '' ),
  new Transform( ' ', kIdentity, ',' ),
  new Transform( '', kUppercaseFirst, '="' ),
  new Transform( '', kUppercaseAll, '="' ),
  new Transform( '', kIdentity, 'ous ' ),
  new Transform( '', kUppercaseAll, ', ' ),
  new Transform( '', kUppercaseFirst, '=\'' ),
  new Transform( ' ', kUppercaseFirst, ',' ),
  new Transform( ' ', kUppercaseAll, '="' ),
  new Transform( ' ', kUppercaseAll, ', ' ),
  new Transform( '', kUppercaseAll, ',' ),
  new Transform( '', kUppercaseAll, '(' ),
  new Transform( '', kUppercaseAll, '. ' ),
  new Transform( ' ', kUppercaseAll, '.' ),
  new Transform( '', kUppercaseAll, '=\'' ),
  new Transform( ' ', kUppercaseAll, '. ' ),
  new Transform( ' ', kUppercaseFirst, '="' ),
  new Transform( ' ', kUppercaseAll, '=\'' ),
  new Transform( ' ', kUppercaseFirst, '=\'' ),
]

const kNumTransforms = kTransforms.length

/**
 * @param {Uint8Array} p
 * @param {number} i
 * @returns {number}
 */
function ToUpperCase(p, i) {
  if (p[i] < 0xc0) {
    if (p[i] >= 97 && p[i] <= 122) {
      p[i] ^= 32
    }
    return 1
  }

  /* An overly simplified uppercasing model for utf-8. */
  if (p[i] < 0xe0) {
    p[i + 1] ^= 32
    return 2
  }

  /* An arbitrary transform for three byte characters. */
  p[i + 2] ^= 5
  return 3
}

/**
 * @param {Uint8Array} dst
 * @param {number} idx
 * @param {number} word
 * @param {number} len
 * @param {number} transform
 * @returns {number}
 */
function transformDictionaryWord(dst, idx, word, len, transform) {
  const dictionary = getDictionary()
  const { prefix } = kTransforms[transform]
  const { suffix } = kTransforms[transform]
  const t = kTransforms[transform].transform
  let skip = t < kOmitFirst1 ? 0 : t - (kOmitFirst1 - 1)
  const start_idx = idx

  if (skip > len) skip = len

  let prefix_pos = 0
  while (prefix_pos < prefix.length) {
    dst[idx++] = prefix[prefix_pos++]
  }

  word += skip
  len -= skip

  if (t <= kOmitLast9) len -= t

  for (let i = 0; i < len; i++) {
    dst[idx++] = dictionary[word + i]
  }

  let uppercase = idx - len

  if (t === kUppercaseFirst) {
    ToUpperCase(dst, uppercase)
  } else if (t === kUppercaseAll) {
    while (len > 0) {
      const step = ToUpperCase(dst, uppercase)
      uppercase += step
      len -= step
    }
  }

  let suffix_pos = 0
  while (suffix_pos < suffix.length) {
    dst[idx++] = suffix[suffix_pos++]
  }

  return idx - start_idx
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/brotli.js
/* Adapted from https://github.com/foliojs/brotli.js
 * Copyright 2015 Devon Govett, MIT License
 * Copyright 2013 Google Inc, Apache License 2.0
 */











const kNumLiteralCodes = 256
const kNumInsertAndCopyCodes = 704
const kNumBlockLengthCodes = 26
const kLiteralContextBits = 6
const kDistanceContextBits = 2

const NUM_DISTANCE_SHORT_CODES = 16
const kDistanceShortCodeIndexOffset = new Uint8Array([
  3, 2, 1, 0, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2,
])

const kDistanceShortCodeValueOffset = new Int8Array([
  0, 0, 0, 0, -1, 1, -2, 2, -3, 3, -1, 1, -2, 2, -3, 3,
])

// Brotli dictionary
const offsetsByLength = new Uint32Array([
  0, 0, 0, 0, 0, 4096, 9216, 21504, 35840, 44032,
  53248, 63488, 74752, 87040, 93696, 100864, 104704, 106752, 108928, 113536,
  115968, 118528, 119872, 121280, 122016,
])

const sizeBitsByLength = new Uint8Array([
  0, 0, 0, 0, 10, 10, 11, 11, 10, 10,
  10, 10, 10, 9, 9, 8, 7, 7, 8, 7,
  7, 6, 6, 5, 5,
])

const minDictionaryWordLength = 4
const maxDictionaryWordLength = 24

/**
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressBrotli(input, outputLength) {
  const output = new Uint8Array(outputLength)
  const brotliInput = new BrotliInput(input)
  const brotliOutput = new BrotliOutput(output)
  brotli(brotliInput, brotliOutput)
  return output
}

/**
 * @param {BrotliInput} input
 * @param {BrotliOutput} output
 */
function brotli(input, output) {
  let pos = 0
  let input_end = 0
  let max_distance = 0
  // This ring buffer holds a few past copy distances that will be used by special distance codes
  const dist_rb = [ 16, 15, 11, 4 ]
  let dist_rb_idx = 0
  const hgroup = [new HuffmanTreeGroup(0, 0), new HuffmanTreeGroup(0, 0), new HuffmanTreeGroup(0, 0)]

  // We need the slack region for the following reasons:
  //   - always doing two 8-byte copies for fast backward copying
  //   - transforms
  //   - flushing the input ringbuffer when decoding uncompressed blocks
  const kRingBufferWriteAheadSlack = 128 + BrotliBitReader.READ_SIZE

  const br = new BrotliBitReader(input)

  // Decode window size
  const window_bits = decodeWindowBits(br)
  const max_backward_distance = (1 << window_bits) - 16

  const ringbuffer_size = 1 << window_bits
  const ringbuffer_mask = ringbuffer_size - 1
  const ringbuffer = new Uint8Array(ringbuffer_size + kRingBufferWriteAheadSlack + maxDictionaryWordLength)
  const ringbuffer_end = ringbuffer_size

  const block_type_trees = []
  const block_len_trees = []
  for (let x = 0; x < 3 * HUFFMAN_MAX_TABLE_SIZE; x++) {
    block_type_trees[x] = new HuffmanCode(0, 0)
    block_len_trees[x] = new HuffmanCode(0, 0)
  }

  while (!input_end) {
    const block_length = [ 1 << 28, 1 << 28, 1 << 28 ]
    const block_type = [ 0 ]
    const num_block_types = [ 1, 1, 1 ]
    const block_type_rb = [ 0, 1, 0, 1, 0, 1 ]
    const block_type_rb_index = [ 0 ]

    for (let i = 0; i < 3; i++) {
      hgroup[i].codes = []
      hgroup[i].htrees = new Uint32Array()
    }

    br.readMoreInput()

    const _out = decodeMetaBlockLength(br)
    let meta_block_remaining_len = _out.meta_block_length
    if (pos + meta_block_remaining_len > output.buffer.length) {
      // We need to grow the output buffer to fit the additional data
      const tmp = new Uint8Array( pos + meta_block_remaining_len )
      tmp.set( output.buffer )
      output.buffer = tmp
    }
    input_end = _out.input_end

    if (_out.is_metadata) {
      jumpToByteBoundary(br)

      for (; meta_block_remaining_len > 0; --meta_block_remaining_len) {
        br.readMoreInput()
        // Read one byte and ignore it
        br.readBits(8)
      }

      continue
    }

    if (meta_block_remaining_len === 0) continue

    if (_out.is_uncompressed) {
      br.bit_pos_ = br.bit_pos_ + 7 & ~7
      copyUncompressedBlockToOutput(output, meta_block_remaining_len, pos, ringbuffer, ringbuffer_mask, br)
      pos += meta_block_remaining_len
      continue
    }

    for (let i = 0; i < 3; i++) {
      num_block_types[i] = decodeVarLenUint8(br) + 1
      if (num_block_types[i] >= 2) {
        readHuffmanCode(num_block_types[i] + 2, block_type_trees, i * HUFFMAN_MAX_TABLE_SIZE, br)
        readHuffmanCode(kNumBlockLengthCodes, block_len_trees, i * HUFFMAN_MAX_TABLE_SIZE, br)
        block_length[i] = readBlockLength(block_len_trees, i * HUFFMAN_MAX_TABLE_SIZE, br)
        block_type_rb_index[i] = 1
      }
    }

    br.readMoreInput()

    const distance_postfix_bits = br.readBits(2)
    const num_direct_distance_codes = NUM_DISTANCE_SHORT_CODES + (br.readBits(4) << distance_postfix_bits)
    const distance_postfix_mask = (1 << distance_postfix_bits) - 1
    const num_distance_codes = num_direct_distance_codes + (48 << distance_postfix_bits)
    const context_modes = new Uint8Array(num_block_types[0])

    for (let i = 0; i < num_block_types[0]; i++) {
      br.readMoreInput()
      context_modes[i] = br.readBits(2) << 1
    }

    const [num_literal_htrees, context_map] = decodeContextMap(num_block_types[0] << kLiteralContextBits, br)
    const [num_dist_htrees, dist_context_map] = decodeContextMap(num_block_types[2] << kDistanceContextBits, br)

    hgroup[0] = new HuffmanTreeGroup(kNumLiteralCodes, num_literal_htrees)
    hgroup[1] = new HuffmanTreeGroup(kNumInsertAndCopyCodes, num_block_types[1])
    hgroup[2] = new HuffmanTreeGroup(num_distance_codes, num_dist_htrees)

    for (let i = 0; i < 3; ++i) {
      hgroup[i].decode(br)
    }

    let context_map_slice = 0
    let dist_context_map_slice = 0
    let context_mode = context_modes[block_type[0]]
    let context_lookup_offset1 = lookupOffsets[context_mode]
    let context_lookup_offset2 = lookupOffsets[context_mode + 1]
    let htree_command = hgroup[1].htrees[0]

    while (meta_block_remaining_len > 0) {
      let distance_code

      br.readMoreInput()

      if (block_length[1] === 0) {
        decodeBlockType(num_block_types[1],
          block_type_trees, 1, block_type, block_type_rb,
          block_type_rb_index, br)
        block_length[1] = readBlockLength(block_len_trees, HUFFMAN_MAX_TABLE_SIZE, br)
        htree_command = hgroup[1].htrees[block_type[1]]
      }
      block_length[1]--
      const cmd_code = readSymbol(hgroup[1].codes, htree_command, br)
      let range_idx = cmd_code >> 6
      if (range_idx >= 2) {
        range_idx -= 2
        distance_code = -1
      } else {
        distance_code = 0
      }
      const insertIndex = kInsertRangeLut[range_idx] + (cmd_code >> 3 & 7)
      const insertPrefix = kInsertLengthPrefixCode[insertIndex]
      const insertLength = insertPrefix.offset + br.readBits(insertPrefix.nbits)
      const copyIndex = kCopyRangeLut[range_idx] + (cmd_code & 7)
      const copyCode = kCopyLengthPrefixCode[copyIndex]
      const copyLength = copyCode.offset + br.readBits(copyCode.nbits)
      let prev_byte1 = ringbuffer[pos - 1 & ringbuffer_mask]
      let prev_byte2 = ringbuffer[pos - 2 & ringbuffer_mask]
      for (let j = 0; j < insertLength; j++) {
        br.readMoreInput()

        if (block_length[0] === 0) {
          decodeBlockType(num_block_types[0],
            block_type_trees, 0, block_type, block_type_rb,
            block_type_rb_index, br)
          block_length[0] = readBlockLength(block_len_trees, 0, br)
          const context_offset = block_type[0] << kLiteralContextBits
          context_map_slice = context_offset
          context_mode = context_modes[block_type[0]]
          context_lookup_offset1 = lookupOffsets[context_mode]
          context_lookup_offset2 = lookupOffsets[context_mode + 1]
        }
        const context = lookup[context_lookup_offset1 + prev_byte1] |
                   lookup[context_lookup_offset2 + prev_byte2]
        const literal_htree_index = context_map[context_map_slice + context]
        block_length[0]--
        prev_byte2 = prev_byte1
        prev_byte1 = readSymbol(hgroup[0].codes, hgroup[0].htrees[literal_htree_index], br)
        ringbuffer[pos & ringbuffer_mask] = prev_byte1
        if ((pos & ringbuffer_mask) === ringbuffer_mask) {
          output.write(ringbuffer, ringbuffer_size)
        }
        pos++
      }
      meta_block_remaining_len -= insertLength
      if (meta_block_remaining_len <= 0) break

      if (distance_code < 0) {
        br.readMoreInput()
        if (block_length[2] === 0) {
          decodeBlockType(num_block_types[2],
            block_type_trees, 2, block_type, block_type_rb,
            block_type_rb_index, br)
          block_length[2] = readBlockLength(block_len_trees, 2 * HUFFMAN_MAX_TABLE_SIZE, br)
          dist_context_map_slice = block_type[2] << kDistanceContextBits
        }
        block_length[2]--
        const context = (copyLength > 4 ? 3 : copyLength - 2) & 0xff
        const dist_htree_index = dist_context_map[dist_context_map_slice + context]
        distance_code = readSymbol(hgroup[2].codes, hgroup[2].htrees[dist_htree_index], br)
        if (distance_code >= num_direct_distance_codes) {
          distance_code -= num_direct_distance_codes
          const postfix = distance_code & distance_postfix_mask
          distance_code >>= distance_postfix_bits
          const nbits = (distance_code >> 1) + 1
          const offset = (2 + (distance_code & 1) << nbits) - 4
          distance_code = num_direct_distance_codes +
              (offset + br.readBits(nbits) <<
               distance_postfix_bits) + postfix
        }
      }

      // Convert distance code to actual distance by possibly looking up past distnaces from the ringbuffer
      const distance = translateShortCodes(distance_code, dist_rb, dist_rb_idx)
      if (distance < 0) throw new Error('[BrotliDecompress] invalid distance')

      if (pos < max_backward_distance && max_distance !== max_backward_distance) {
        max_distance = pos
      } else {
        max_distance = max_backward_distance
      }

      let copy_dst = pos & ringbuffer_mask

      if (distance > max_distance) {
        if (copyLength >= minDictionaryWordLength && copyLength <= maxDictionaryWordLength) {
          let offset = offsetsByLength[copyLength]
          const word_id = distance - max_distance - 1
          const shift = sizeBitsByLength[copyLength]
          const mask = (1 << shift) - 1
          const word_idx = word_id & mask
          const transform_idx = word_id >> shift
          offset += word_idx * copyLength
          if (transform_idx < kNumTransforms) {
            const len = transformDictionaryWord(ringbuffer, copy_dst, offset, copyLength, transform_idx)
            copy_dst += len
            pos += len
            meta_block_remaining_len -= len
            if (copy_dst >= ringbuffer_end) {
              output.write(ringbuffer, ringbuffer_size)

              for (let _x = 0; _x < copy_dst - ringbuffer_end; _x++)
                ringbuffer[_x] = ringbuffer[ringbuffer_end + _x]
            }
          } else {
            throw new Error('Invalid backward reference')
          }
        } else {
          throw new Error('Invalid backward reference')
        }
      } else {
        if (distance_code > 0) {
          dist_rb[dist_rb_idx & 3] = distance
          dist_rb_idx++
        }

        if (copyLength > meta_block_remaining_len) {
          throw new Error('Invalid backward reference')
        }

        for (let j = 0; j < copyLength; j++) {
          ringbuffer[pos & ringbuffer_mask] = ringbuffer[pos - distance & ringbuffer_mask]
          if ((pos & ringbuffer_mask) === ringbuffer_mask) {
            output.write(ringbuffer, ringbuffer_size)
          }
          pos++
          meta_block_remaining_len--
        }
      }
    }

    // Protect pos from overflow, wrap it around at every GB of input data
    pos &= 0x3fffffff
  }

  output.write(ringbuffer, pos & ringbuffer_mask)
}

/**
 * @param {number} code
 * @param {number[]} ringbuffer
 * @param {number} index
 * @returns {number}
 */
function translateShortCodes(code, ringbuffer, index) {
  if (code < NUM_DISTANCE_SHORT_CODES) {
    index += kDistanceShortCodeIndexOffset[code]
    index &= 3
    return ringbuffer[index] + kDistanceShortCodeValueOffset[code]
  } else {
    return code - NUM_DISTANCE_SHORT_CODES + 1
  }
}

;// CONCATENATED MODULE: ./node_modules/fzstd/esm/index.mjs
// Some numerical data is initialized as -1 even when it doesn't need initialization to help the JIT infer types
// aliases for shorter compressed code (most minifers don't do this)
var ab = ArrayBuffer, u8 = Uint8Array, u16 = Uint16Array, i16 = Int16Array, u32 = (/* unused pure expression or super */ null && (Uint32Array)), i32 = Int32Array;
var slc = function (v, s, e) {
    if (u8.prototype.slice)
        return u8.prototype.slice.call(v, s, e);
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    var n = new u8(e - s);
    n.set(v.subarray(s, e));
    return n;
};
var fill = function (v, n, s, e) {
    if (u8.prototype.fill)
        return u8.prototype.fill.call(v, n, s, e);
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    for (; s < e; ++s)
        v[s] = n;
    return v;
};
var cpw = function (v, t, s, e) {
    if (u8.prototype.copyWithin)
        return u8.prototype.copyWithin.call(v, t, s, e);
    if (s == null || s < 0)
        s = 0;
    if (e == null || e > v.length)
        e = v.length;
    while (s < e) {
        v[t++] = v[s++];
    }
};
/**
 * Codes for errors generated within this library
 */
var ZstdErrorCode = {
    InvalidData: 0,
    WindowSizeTooLarge: 1,
    InvalidBlockType: 2,
    FSEAccuracyTooHigh: 3,
    DistanceTooFarBack: 4,
    UnexpectedEOF: 5
};
// error codes
var ec = [
    'invalid zstd data',
    'window size too large (>2046MB)',
    'invalid block type',
    'FSE accuracy too high',
    'match distance too far back',
    'unexpected EOF'
];
var err = function (ind, msg, nt) {
    var e = new Error(msg || ec[ind]);
    e.code = ind;
    if (Error.captureStackTrace)
        Error.captureStackTrace(e, err);
    if (!nt)
        throw e;
    return e;
};
var rb = function (d, b, n) {
    var i = 0, o = 0;
    for (; i < n; ++i)
        o |= d[b++] << (i << 3);
    return o;
};
var b4 = function (d, b) { return (d[b] | (d[b + 1] << 8) | (d[b + 2] << 16) | (d[b + 3] << 24)) >>> 0; };
// read Zstandard frame header
var rzfh = function (dat, w) {
    var n3 = dat[0] | (dat[1] << 8) | (dat[2] << 16);
    if (n3 == 0x2FB528 && dat[3] == 253) {
        // Zstandard
        var flg = dat[4];
        //    single segment       checksum             dict flag     frame content flag
        var ss = (flg >> 5) & 1, cc = (flg >> 2) & 1, df = flg & 3, fcf = flg >> 6;
        if (flg & 8)
            err(0);
        // byte
        var bt = 6 - ss;
        // dict bytes
        var db = df == 3 ? 4 : df;
        // dictionary id
        var di = rb(dat, bt, db);
        bt += db;
        // frame size bytes
        var fsb = fcf ? (1 << fcf) : ss;
        // frame source size
        var fss = rb(dat, bt, fsb) + ((fcf == 1) && 256);
        // window size
        var ws = fss;
        if (!ss) {
            // window descriptor
            var wb = 1 << (10 + (dat[5] >> 3));
            ws = wb + (wb >> 3) * (dat[5] & 7);
        }
        if (ws > 2145386496)
            err(1);
        var buf = new u8((w == 1 ? (fss || ws) : w ? 0 : ws) + 12);
        buf[0] = 1, buf[4] = 4, buf[8] = 8;
        return {
            b: bt + fsb,
            y: 0,
            l: 0,
            d: di,
            w: (w && w != 1) ? w : buf.subarray(12),
            e: ws,
            o: new i32(buf.buffer, 0, 3),
            u: fss,
            c: cc,
            m: Math.min(131072, ws)
        };
    }
    else if (((n3 >> 4) | (dat[3] << 20)) == 0x184D2A5) {
        // skippable
        return b4(dat, 4) + 8;
    }
    err(0);
};
// most significant bit for nonzero
var msb = function (val) {
    var bits = 0;
    for (; (1 << bits) <= val; ++bits)
        ;
    return bits - 1;
};
// read finite state entropy
var rfse = function (dat, bt, mal) {
    // table pos
    var tpos = (bt << 3) + 4;
    // accuracy log
    var al = (dat[bt] & 15) + 5;
    if (al > mal)
        err(3);
    // size
    var sz = 1 << al;
    // probabilities symbols  repeat   index   high threshold
    var probs = sz, sym = -1, re = -1, i = -1, ht = sz;
    // optimization: single allocation is much faster
    var buf = new ab(512 + (sz << 2));
    var freq = new i16(buf, 0, 256);
    // same view as freq
    var dstate = new u16(buf, 0, 256);
    var nstate = new u16(buf, 512, sz);
    var bb1 = 512 + (sz << 1);
    var syms = new u8(buf, bb1, sz);
    var nbits = new u8(buf, bb1 + sz);
    while (sym < 255 && probs > 0) {
        var bits = msb(probs + 1);
        var cbt = tpos >> 3;
        // mask
        var msk = (1 << (bits + 1)) - 1;
        var val = ((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (tpos & 7)) & msk;
        // mask (1 fewer bit)
        var msk1fb = (1 << bits) - 1;
        // max small value
        var msv = msk - probs - 1;
        // small value
        var sval = val & msk1fb;
        if (sval < msv)
            tpos += bits, val = sval;
        else {
            tpos += bits + 1;
            if (val > msk1fb)
                val -= msv;
        }
        freq[++sym] = --val;
        if (val == -1) {
            probs += val;
            syms[--ht] = sym;
        }
        else
            probs -= val;
        if (!val) {
            do {
                // repeat byte
                var rbt = tpos >> 3;
                re = ((dat[rbt] | (dat[rbt + 1] << 8)) >> (tpos & 7)) & 3;
                tpos += 2;
                sym += re;
            } while (re == 3);
        }
    }
    if (sym > 255 || probs)
        err(0);
    var sympos = 0;
    // sym step (coprime with sz - formula from zstd source)
    var sstep = (sz >> 1) + (sz >> 3) + 3;
    // sym mask
    var smask = sz - 1;
    for (var s = 0; s <= sym; ++s) {
        var sf = freq[s];
        if (sf < 1) {
            dstate[s] = -sf;
            continue;
        }
        // This is split into two loops in zstd to avoid branching, but as JS is higher-level that is unnecessary
        for (i = 0; i < sf; ++i) {
            syms[sympos] = s;
            do {
                sympos = (sympos + sstep) & smask;
            } while (sympos >= ht);
        }
    }
    // After spreading symbols, should be zero again
    if (sympos)
        err(0);
    for (i = 0; i < sz; ++i) {
        // next state
        var ns = dstate[syms[i]]++;
        // num bits
        var nb = nbits[i] = al - msb(ns);
        nstate[i] = (ns << nb) - sz;
    }
    return [(tpos + 7) >> 3, {
            b: al,
            s: syms,
            n: nbits,
            t: nstate
        }];
};
// read huffman
var rhu = function (dat, bt) {
    //  index  weight count
    var i = 0, wc = -1;
    //    buffer             header byte
    var buf = new u8(292), hb = dat[bt];
    // huffman weights
    var hw = buf.subarray(0, 256);
    // rank count
    var rc = buf.subarray(256, 268);
    // rank index
    var ri = new u16(buf.buffer, 268);
    // NOTE: at this point bt is 1 less than expected
    if (hb < 128) {
        // end byte, fse decode table
        var _a = rfse(dat, bt + 1, 6), ebt = _a[0], fdt = _a[1];
        bt += hb;
        var epos = ebt << 3;
        // last byte
        var lb = dat[bt];
        if (!lb)
            err(0);
        //  state1   state2   state1 bits   state2 bits
        var st1 = 0, st2 = 0, btr1 = fdt.b, btr2 = btr1;
        // fse pos
        // pre-increment to account for original deficit of 1
        var fpos = (++bt << 3) - 8 + msb(lb);
        for (;;) {
            fpos -= btr1;
            if (fpos < epos)
                break;
            var cbt = fpos >> 3;
            st1 += ((dat[cbt] | (dat[cbt + 1] << 8)) >> (fpos & 7)) & ((1 << btr1) - 1);
            hw[++wc] = fdt.s[st1];
            fpos -= btr2;
            if (fpos < epos)
                break;
            cbt = fpos >> 3;
            st2 += ((dat[cbt] | (dat[cbt + 1] << 8)) >> (fpos & 7)) & ((1 << btr2) - 1);
            hw[++wc] = fdt.s[st2];
            btr1 = fdt.n[st1];
            st1 = fdt.t[st1];
            btr2 = fdt.n[st2];
            st2 = fdt.t[st2];
        }
        if (++wc > 255)
            err(0);
    }
    else {
        wc = hb - 127;
        for (; i < wc; i += 2) {
            var byte = dat[++bt];
            hw[i] = byte >> 4;
            hw[i + 1] = byte & 15;
        }
        ++bt;
    }
    // weight exponential sum
    var wes = 0;
    for (i = 0; i < wc; ++i) {
        var wt = hw[i];
        // bits must be at most 11, same as weight
        if (wt > 11)
            err(0);
        wes += wt && (1 << (wt - 1));
    }
    // max bits
    var mb = msb(wes) + 1;
    // table size
    var ts = 1 << mb;
    // remaining sum
    var rem = ts - wes;
    // must be power of 2
    if (rem & (rem - 1))
        err(0);
    hw[wc++] = msb(rem) + 1;
    for (i = 0; i < wc; ++i) {
        var wt = hw[i];
        ++rc[hw[i] = wt && (mb + 1 - wt)];
    }
    // huf buf
    var hbuf = new u8(ts << 1);
    //    symbols                      num bits
    var syms = hbuf.subarray(0, ts), nb = hbuf.subarray(ts);
    ri[mb] = 0;
    for (i = mb; i > 0; --i) {
        var pv = ri[i];
        fill(nb, i, pv, ri[i - 1] = pv + rc[i] * (1 << (mb - i)));
    }
    if (ri[0] != ts)
        err(0);
    for (i = 0; i < wc; ++i) {
        var bits = hw[i];
        if (bits) {
            var code = ri[bits];
            fill(syms, i, code, ri[bits] = code + (1 << (mb - bits)));
        }
    }
    return [bt, {
            n: nb,
            b: mb,
            s: syms
        }];
};
// Tables generated using this:
// https://gist.github.com/101arrowz/a979452d4355992cbf8f257cbffc9edd
// default literal length table
var dllt = /*#__PURE__*/ rfse(/*#__PURE__*/ new u8([
    81, 16, 99, 140, 49, 198, 24, 99, 12, 33, 196, 24, 99, 102, 102, 134, 70, 146, 4
]), 0, 6)[1];
// default match length table
var dmlt = /*#__PURE__*/ rfse(/*#__PURE__*/ new u8([
    33, 20, 196, 24, 99, 140, 33, 132, 16, 66, 8, 33, 132, 16, 66, 8, 33, 68, 68, 68, 68, 68, 68, 68, 68, 36, 9
]), 0, 6)[1];
// default offset code table
var doct = /*#__PURE__ */ rfse(/*#__PURE__*/ new u8([
    32, 132, 16, 66, 102, 70, 68, 68, 68, 68, 36, 73, 2
]), 0, 5)[1];
// bits to baseline
var b2bl = function (b, s) {
    var len = b.length, bl = new i32(len);
    for (var i = 0; i < len; ++i) {
        bl[i] = s;
        s += 1 << b[i];
    }
    return bl;
};
// literal length bits
var llb = /*#__PURE__ */ new u8(( /*#__PURE__ */new i32([
    0, 0, 0, 0, 16843009, 50528770, 134678020, 202050057, 269422093
])).buffer, 0, 36);
// literal length baseline
var llbl = /*#__PURE__ */ b2bl(llb, 0);
// match length bits
var mlb = /*#__PURE__ */ new u8(( /*#__PURE__ */new i32([
    0, 0, 0, 0, 0, 0, 0, 0, 16843009, 50528770, 117769220, 185207048, 252579084, 16
])).buffer, 0, 53);
// match length baseline
var mlbl = /*#__PURE__ */ b2bl(mlb, 3);
// decode huffman stream
var dhu = function (dat, out, hu) {
    var len = dat.length, ss = out.length, lb = dat[len - 1], msk = (1 << hu.b) - 1, eb = -hu.b;
    if (!lb)
        err(0);
    var st = 0, btr = hu.b, pos = (len << 3) - 8 + msb(lb) - btr, i = -1;
    for (; pos > eb && i < ss;) {
        var cbt = pos >> 3;
        var val = (dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (pos & 7);
        st = ((st << btr) | val) & msk;
        out[++i] = hu.s[st];
        pos -= (btr = hu.n[st]);
    }
    if (pos != eb || i + 1 != ss)
        err(0);
};
// decode huffman stream 4x
// TODO: use workers to parallelize
var dhu4 = function (dat, out, hu) {
    var bt = 6;
    var ss = out.length, sz1 = (ss + 3) >> 2, sz2 = sz1 << 1, sz3 = sz1 + sz2;
    dhu(dat.subarray(bt, bt += dat[0] | (dat[1] << 8)), out.subarray(0, sz1), hu);
    dhu(dat.subarray(bt, bt += dat[2] | (dat[3] << 8)), out.subarray(sz1, sz2), hu);
    dhu(dat.subarray(bt, bt += dat[4] | (dat[5] << 8)), out.subarray(sz2, sz3), hu);
    dhu(dat.subarray(bt), out.subarray(sz3), hu);
};
// read Zstandard block
var rzb = function (dat, st, out) {
    var _a;
    var bt = st.b;
    //    byte 0        block type
    var b0 = dat[bt], btype = (b0 >> 1) & 3;
    st.l = b0 & 1;
    var sz = (b0 >> 3) | (dat[bt + 1] << 5) | (dat[bt + 2] << 13);
    // end byte for block
    var ebt = (bt += 3) + sz;
    if (btype == 1) {
        if (bt >= dat.length)
            return;
        st.b = bt + 1;
        if (out) {
            fill(out, dat[bt], st.y, st.y += sz);
            return out;
        }
        return fill(new u8(sz), dat[bt]);
    }
    if (ebt > dat.length)
        return;
    if (btype == 0) {
        st.b = ebt;
        if (out) {
            out.set(dat.subarray(bt, ebt), st.y);
            st.y += sz;
            return out;
        }
        return slc(dat, bt, ebt);
    }
    if (btype == 2) {
        //    byte 3        lit btype     size format
        var b3 = dat[bt], lbt = b3 & 3, sf = (b3 >> 2) & 3;
        // lit src size  lit cmp sz 4 streams
        var lss = b3 >> 4, lcs = 0, s4 = 0;
        if (lbt < 2) {
            if (sf & 1)
                lss |= (dat[++bt] << 4) | ((sf & 2) && (dat[++bt] << 12));
            else
                lss = b3 >> 3;
        }
        else {
            s4 = sf;
            if (sf < 2)
                lss |= ((dat[++bt] & 63) << 4), lcs = (dat[bt] >> 6) | (dat[++bt] << 2);
            else if (sf == 2)
                lss |= (dat[++bt] << 4) | ((dat[++bt] & 3) << 12), lcs = (dat[bt] >> 2) | (dat[++bt] << 6);
            else
                lss |= (dat[++bt] << 4) | ((dat[++bt] & 63) << 12), lcs = (dat[bt] >> 6) | (dat[++bt] << 2) | (dat[++bt] << 10);
        }
        ++bt;
        // add literals to end - can never overlap with backreferences because unused literals always appended
        var buf = out ? out.subarray(st.y, st.y + st.m) : new u8(st.m);
        // starting point for literals
        var spl = buf.length - lss;
        if (lbt == 0)
            buf.set(dat.subarray(bt, bt += lss), spl);
        else if (lbt == 1)
            fill(buf, dat[bt++], spl);
        else {
            // huffman table
            var hu = st.h;
            if (lbt == 2) {
                var hud = rhu(dat, bt);
                // subtract description length
                lcs += bt - (bt = hud[0]);
                st.h = hu = hud[1];
            }
            else if (!hu)
                err(0);
            (s4 ? dhu4 : dhu)(dat.subarray(bt, bt += lcs), buf.subarray(spl), hu);
        }
        // num sequences
        var ns = dat[bt++];
        if (ns) {
            if (ns == 255)
                ns = (dat[bt++] | (dat[bt++] << 8)) + 0x7F00;
            else if (ns > 127)
                ns = ((ns - 128) << 8) | dat[bt++];
            // symbol compression modes
            var scm = dat[bt++];
            if (scm & 3)
                err(0);
            var dts = [dmlt, doct, dllt];
            for (var i = 2; i > -1; --i) {
                var md = (scm >> ((i << 1) + 2)) & 3;
                if (md == 1) {
                    // rle buf
                    var rbuf = new u8([0, 0, dat[bt++]]);
                    dts[i] = {
                        s: rbuf.subarray(2, 3),
                        n: rbuf.subarray(0, 1),
                        t: new u16(rbuf.buffer, 0, 1),
                        b: 0
                    };
                }
                else if (md == 2) {
                    // accuracy log 8 for offsets, 9 for others
                    _a = rfse(dat, bt, 9 - (i & 1)), bt = _a[0], dts[i] = _a[1];
                }
                else if (md == 3) {
                    if (!st.t)
                        err(0);
                    dts[i] = st.t[i];
                }
            }
            var _b = st.t = dts, mlt = _b[0], oct = _b[1], llt = _b[2];
            var lb = dat[ebt - 1];
            if (!lb)
                err(0);
            var spos = (ebt << 3) - 8 + msb(lb) - llt.b, cbt = spos >> 3, oubt = 0;
            var lst = ((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << llt.b) - 1);
            cbt = (spos -= oct.b) >> 3;
            var ost = ((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << oct.b) - 1);
            cbt = (spos -= mlt.b) >> 3;
            var mst = ((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << mlt.b) - 1);
            for (++ns; --ns;) {
                var llc = llt.s[lst];
                var lbtr = llt.n[lst];
                var mlc = mlt.s[mst];
                var mbtr = mlt.n[mst];
                var ofc = oct.s[ost];
                var obtr = oct.n[ost];
                cbt = (spos -= ofc) >> 3;
                var ofp = 1 << ofc;
                var off = ofp + (((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16) | (dat[cbt + 3] << 24)) >>> (spos & 7)) & (ofp - 1));
                cbt = (spos -= mlb[mlc]) >> 3;
                var ml = mlbl[mlc] + (((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (spos & 7)) & ((1 << mlb[mlc]) - 1));
                cbt = (spos -= llb[llc]) >> 3;
                var ll = llbl[llc] + (((dat[cbt] | (dat[cbt + 1] << 8) | (dat[cbt + 2] << 16)) >> (spos & 7)) & ((1 << llb[llc]) - 1));
                cbt = (spos -= lbtr) >> 3;
                lst = llt.t[lst] + (((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << lbtr) - 1));
                cbt = (spos -= mbtr) >> 3;
                mst = mlt.t[mst] + (((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << mbtr) - 1));
                cbt = (spos -= obtr) >> 3;
                ost = oct.t[ost] + (((dat[cbt] | (dat[cbt + 1] << 8)) >> (spos & 7)) & ((1 << obtr) - 1));
                if (off > 3) {
                    st.o[2] = st.o[1];
                    st.o[1] = st.o[0];
                    st.o[0] = off -= 3;
                }
                else {
                    var idx = off - (ll != 0);
                    if (idx) {
                        off = idx == 3 ? st.o[0] - 1 : st.o[idx];
                        if (idx > 1)
                            st.o[2] = st.o[1];
                        st.o[1] = st.o[0];
                        st.o[0] = off;
                    }
                    else
                        off = st.o[0];
                }
                for (var i = 0; i < ll; ++i) {
                    buf[oubt + i] = buf[spl + i];
                }
                oubt += ll, spl += ll;
                var stin = oubt - off;
                if (stin < 0) {
                    var len = -stin;
                    var bs = st.e + stin;
                    if (len > ml)
                        len = ml;
                    for (var i = 0; i < len; ++i) {
                        buf[oubt + i] = st.w[bs + i];
                    }
                    oubt += len, ml -= len, stin = 0;
                }
                for (var i = 0; i < ml; ++i) {
                    buf[oubt + i] = buf[stin + i];
                }
                oubt += ml;
            }
            if (oubt != spl) {
                while (spl < buf.length) {
                    buf[oubt++] = buf[spl++];
                }
            }
            else
                oubt = buf.length;
            if (out)
                st.y += oubt;
            else
                buf = slc(buf, 0, oubt);
        }
        else if (out) {
            st.y += lss;
            if (spl) {
                for (var i = 0; i < lss; ++i) {
                    buf[i] = buf[spl + i];
                }
            }
        }
        else if (spl)
            buf = slc(buf, spl);
        st.b = ebt;
        return buf;
    }
    err(2);
};
// concat
var cct = function (bufs, ol) {
    if (bufs.length == 1)
        return bufs[0];
    var buf = new u8(ol);
    for (var i = 0, b = 0; i < bufs.length; ++i) {
        var chk = bufs[i];
        buf.set(chk, b);
        b += chk.length;
    }
    return buf;
};
/**
 * Decompresses Zstandard data
 * @param dat The input data
 * @param buf The output buffer. If unspecified, the function will allocate
 *            exactly enough memory to fit the decompressed data. If your
 *            data has multiple frames and you know the output size, specifying
 *            it will yield better performance.
 * @returns The decompressed data
 */
function decompress(dat, buf) {
    var bufs = [], nb = +!buf;
    var bt = 0, ol = 0;
    for (; dat.length;) {
        var st = rzfh(dat, nb || buf);
        if (typeof st == 'object') {
            if (nb) {
                buf = null;
                if (st.w.length == st.u) {
                    bufs.push(buf = st.w);
                    ol += st.u;
                }
            }
            else {
                bufs.push(buf);
                st.e = 0;
            }
            for (; !st.l;) {
                var blk = rzb(dat, st, buf);
                if (!blk)
                    err(5);
                if (buf)
                    st.e = st.y;
                else {
                    bufs.push(blk);
                    ol += blk.length;
                    cpw(st.w, 0, blk.length);
                    st.w.set(blk, st.w.length - blk.length);
                }
            }
            bt = st.b + (st.c * 4);
        }
        else
            bt = st;
        dat = dat.subarray(bt);
    }
    return cct(bufs, ol);
}
/**
 * Decompressor for Zstandard streamed data
 */
var Decompress = /*#__PURE__*/ ((/* unused pure expression or super */ null && (function () {
    /**
     * Creates a Zstandard decompressor
     * @param ondata The handler for stream data
     */
    function Decompress(ondata) {
        this.ondata = ondata;
        this.c = [];
        this.l = 0;
        this.z = 0;
    }
    /**
     * Pushes data to be decompressed
     * @param chunk The chunk of data to push
     * @param final Whether or not this is the last chunk in the stream
     */
    Decompress.prototype.push = function (chunk, final) {
        if (typeof this.s == 'number') {
            var sub = Math.min(chunk.length, this.s);
            chunk = chunk.subarray(sub);
            this.s -= sub;
        }
        var sl = chunk.length;
        var ncs = sl + this.l;
        if (!this.s) {
            if (final) {
                if (!ncs) {
                    this.ondata(new u8(0), true);
                    return;
                }
                // min for frame + one block
                if (ncs < 5)
                    err(5);
            }
            else if (ncs < 18) {
                this.c.push(chunk);
                this.l = ncs;
                return;
            }
            if (this.l) {
                this.c.push(chunk);
                chunk = cct(this.c, ncs);
                this.c = [];
                this.l = 0;
            }
            if (typeof (this.s = rzfh(chunk)) == 'number')
                return this.push(chunk, final);
        }
        if (typeof this.s != 'number') {
            if (ncs < (this.z || 3)) {
                if (final)
                    err(5);
                this.c.push(chunk);
                this.l = ncs;
                return;
            }
            if (this.l) {
                this.c.push(chunk);
                chunk = cct(this.c, ncs);
                this.c = [];
                this.l = 0;
            }
            if (!this.z && ncs < (this.z = (chunk[this.s.b] & 2) ? 4 : 3 + ((chunk[this.s.b] >> 3) | (chunk[this.s.b + 1] << 5) | (chunk[this.s.b + 2] << 13)))) {
                if (final)
                    err(5);
                this.c.push(chunk);
                this.l = ncs;
                return;
            }
            else
                this.z = 0;
            for (;;) {
                var blk = rzb(chunk, this.s);
                if (!blk) {
                    if (final)
                        err(5);
                    var adc = chunk.subarray(this.s.b);
                    this.s.b = 0;
                    this.c.push(adc), this.l += adc.length;
                    return;
                }
                else {
                    this.ondata(blk, false);
                    cpw(this.s.w, 0, blk.length);
                    this.s.w.set(blk, this.s.w.length - blk.length);
                }
                if (this.s.l) {
                    var rest = chunk.subarray(this.s.b);
                    this.s = this.s.c * 4;
                    this.push(rest, final);
                    return;
                }
            }
        }
        else if (final)
            err(5);
    };
    return Decompress;
}())));


;// CONCATENATED MODULE: ./node_modules/hysnappy/js/uncompress.js
/**
 * Uncompress a snappy compressed buffer.
 *
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function uncompress_snappyUncompress(input, outputLength) {
  return snappyUncompressor()(input, outputLength)
}

/**
 * Load wasm and return uncompressor function.
 *
 * @returns {(input: Uint8Array, outputLength: number) => Uint8Array}
 */
function snappyUncompressor() {
  // Instantiate wasm module
  const wasm = instantiateWasm()

  return (input, outputLength) => {
    /** @type {any} */
    const { memory, uncompress } = wasm.exports

    // Input data is passed into wasm memory at inputStart
    // Output data is expected to be written to wasm memory at outputStart
    // clang uses some wasm memory, so we need to skip past that
    const inputStart = 68000 // 68 kb
    const outputStart = inputStart + input.byteLength

    // WebAssembly memory
    const totalSize = inputStart + input.byteLength + outputLength
    if (memory.buffer.byteLength < totalSize) {
      // Calculate the number of pages needed, rounding up
      const pageSize = 64 * 1024 // 64KiB per page
      const currentPages = memory.buffer.byteLength / pageSize
      const requiredPages = Math.ceil(totalSize / pageSize)
      const pagesToGrow = requiredPages - currentPages
      memory.grow(pagesToGrow)
    }

    // Copy the compressed data to WASM memory
    const byteArray = new Uint8Array(memory.buffer)
    byteArray.set(input, inputStart)

    // Call wasm uncompress function
    const result = uncompress(inputStart, input.byteLength, outputStart)

    // Check for errors
    if (result === -1) throw new Error('invalid snappy length header')
    if (result === -2) throw new Error('missing eof marker')
    if (result === -3) throw new Error('premature end of input')
    if (result) throw new Error(`failed to uncompress data ${result}`)

    // Get uncompressed data from WASM memory
    return byteArray.slice(outputStart, outputStart + outputLength)
  }
}

/**
 * Instantiate WASM module from a base64 string.
 *
 * @returns {WebAssembly.Instance}
 */
function instantiateWasm() {
  const binaryString = atob(wasm64)
  const byteArray = new Uint8Array(binaryString.length)
  for (let i = 0; i < binaryString.length; i += 1) {
    byteArray[i] = binaryString.charCodeAt(i)
  }
  // only works for payload less than 4kb:
  const mod = new WebAssembly.Module(byteArray)
  return new WebAssembly.Instance(mod)
}

// Base64 encoded hysnappy.wasm
const wasm64 = 'AGFzbQEAAAABEANgAABgA39/fwF/YAF/AX8DBgUAAQEBAgUDAQACBj8KfwFBoIwEC38AQYAIC38AQaAMC38AQaAMC38AQaCMBAt/AEGACAt/AEGgjAQLfwBBgIAIC38AQQALfwBBAQsHwQEOBm1lbW9yeQIAEV9fd2FzbV9jYWxsX2N0b3JzAAAGbWVtY3B5AAEHbWVtbW92ZQACCnVuY29tcHJlc3MAAwxfX2Rzb19oYW5kbGUDAQpfX2RhdGFfZW5kAwILX19zdGFja19sb3cDAwxfX3N0YWNrX2hpZ2gDBA1fX2dsb2JhbF9iYXNlAwULX19oZWFwX2Jhc2UDBgpfX2hlYXBfZW5kAwcNX19tZW1vcnlfYmFzZQMIDF9fdGFibGVfYmFzZQMJCuASBQIAC8sBAQN/AkAgAkUNAAJAAkAgAkEHcSIDDQAgACEEIAIhBQwBCyAAIQQgAiEFA0AgBCABLQAAOgAAIARBAWohBCABQQFqIQEgBUF/aiEFIANBf2oiAw0ACwsgAkEISQ0AA0AgBCABLQAAOgAAIAQgAS0AAToAASAEIAEtAAI6AAIgBCABLQADOgADIAQgAS0ABDoABCAEIAEtAAU6AAUgBCABLQAGOgAGIAQgAS0ABzoAByAEQQhqIQQgAUEIaiEBIAVBeGoiBQ0ACwsgAAugAwEEfwJAIAAgAUYNAAJAAkAgACABSQ0AIAEgAmoiAyAASw0BCyACRQ0BAkACQCACQQdxIgMNACAAIQQgAiEFDAELIAAhBCACIQUDQCAEIAEtAAA6AAAgBEEBaiEEIAFBAWohASAFQX9qIQUgA0F/aiIDDQALCyACQQhJDQEDQCAEIAEtAAA6AAAgBCABLQABOgABIAQgAS0AAjoAAiAEIAEtAAM6AAMgBCABLQAEOgAEIAQgAS0ABToABSAEIAEtAAY6AAYgBCABLQAHOgAHIARBCGohBCABQQhqIQEgBUF4aiIFDQAMAgsLIAJFDQACQAJAIAJBA3EiBA0AIAAgAmohBiACIQUMAQsgAiEFA0AgBUF/aiIFIABqIgYgBSABaiIDLQAAOgAAIARBf2oiBA0ACwsgAkEESQ0AIAZBfGohASADQXxqIQQDQCABQQNqIARBA2otAAA6AAAgAUECaiAEQQJqLQAAOgAAIAFBAWogBEEBai0AADoAACABIAQtAAA6AAAgAUF8aiEBIARBfGohBCAFQXxqIgUNAAsLIAALswoBCX8jgICAgABBIGsiAySAgICAACADQQlqQgA3AAAgA0IANwIEIAMgA0EYajYCAEF/IQQCQCABRQ0AIAMgAUF/aiIFNgIcIAMgAEEBajYCGCAALAAAIgZB/wBxIQcCQCAGQX9KDQAgBUUNASADIAFBfmoiBTYCHCADIABBAmo2AhggACwAASIGQf8AcUEHdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBfWoiBTYCHCADIABBA2o2AhggACwAAiIGQf8AcUEOdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBfGoiBTYCHCADIABBBGo2AhggACwAAyIGQf8AcUEVdCAHciEHQX8hBCAGQX9KDQAgBUUNASADIAFBe2o2AhwgAyAAQQVqNgIYIAAsAAQiAUEASA0BIAFBHHQgB3IhBwsgAiAHaiEIAkACQCADEISAgIAADQAgAiEADAELIAMoAgQhASACIQADQAJAIAMoAgggAWtBBEoNACADIAE2AgQgAxCEgICAAEUNAiADKAIEIQELIAFBAWohBQJAAkAgAS0AACIGQQNxDQAgCCAAayEJIAMoAggiCiAFayEEIAZBAnYiC0EBaiEHAkAgBkE/Sw0AIARBEEkNACAJQRBIDQAgACABKAIBNgIAIAAgASgCBTYCBCAAIAEoAgk2AgggACABKAINNgIMIAAgB2ohACADKAIIIAUgB2oiAWtBBEoNAyADIAE2AgQgAxCEgICAAEUNBAwCCwJAAkAgBkHwAU8NACAFIQYMAQsgCiAFIAtBRWoiAWoiBmshBCABQQJ0QYCIgIAAaigCACAFKAIAcUEBaiEHCwJAIAcgBE0NAANAIAggAGsgBEkNBSAAIAYgBBCBgICAACEAIAMoAgAiASABKAIAIgkgAygCDCIFaiIGNgIAIAFBBGoiASABKAIAIgogBWsiATYCACADIAE2AgwgACAEaiEAIAFFDQUgAyAJIApqNgIIIAcgBGshByABIQQgByABSw0ACyAIIABrIQkLIAkgB0kNAyAAIAYgBxCBgICAACAHaiEAIAMoAgggBiAHaiIBa0EESg0CIAMgATYCBCADEISAgIAADQEMAwsgACACayAGQQF0QaCIgIAAai8BACIBQQt2IgpBAnRBgIiAgABqKAIAIAUoAgBxIAFBgA5xaiIHQX9qTQ0CIAggAGshBAJAAkAgAUH/AXEiCUEQSw0AIAdBCEkNACAEQRBJDQAgACAAIAdrIgEoAgA2AgAgACABKAIENgIEIAAgASgCCDYCCCAAIAFBDGooAgA2AgwMAQsCQAJAAkAgBCAJQQpqSQ0AIAAgB2shBCAAIQEgCSEGIAdBB0wNAQwCCyAEIAlJDQUgCUEBaiEEQQAgB2shByAAIQEDQCABIAEgB2otAAA6AAAgAUEBaiEBIARBf2oiBEEBSw0ADAMLCwNAIAEgBCgCADYCACABIAQoAgQ2AgQgBiAHayEGIAEgB2oiASAEayIHQQhIDQALCyAGQQFIDQAgBkEIaiEHA0AgASAEKAIANgIAIAEgBCgCBDYCBCABQQhqIQEgBEEIaiEEIAdBeGoiB0EISw0ACwsgACAJaiEAIAMoAgggBSAKaiIBa0EESg0BIAMgATYCBCADEISAgIAARQ0CCyADKAIEIQEMAAsLIAMoAgAiASABKAIEIAMoAgwiBGs2AgQgASAEIAEoAgBqNgIAAkAgAy0AEA0AQX4hBAwBC0EAQX0gCCAARhshBAsgA0EgaiSAgICAACAEC7YDAQd/AkAgACgCBCIBIAAoAggiAkcNACAAKAIAIgIgAigCACIDIAAoAgwiBGoiATYCACACQQRqIgIgAigCACICIARrIgU2AgAgACAFNgIMAkAgAiAERw0AIABBAToAEEEADwsgACADIAJqIgI2AggLAkACQAJAIAIgAWsiAiABLQAAQQF0QaCIgIAAai8BAEELdkEBaiIFTw0AIABBEWogASACEIKAgIAAIQYgACgCDCEEQQAhByAAQQA2AgwgACgCACIBIAEoAgQgBGs2AgQgASAEIAEoAgBqIgM2AgADQCABQQRqKAIAIgFFDQMgBiACaiADIAUgAmsiBCABIAQgAUkbIgQQgYCAgAAaIAAoAgAiASABKAIEIARrNgIEIAEgASgCACAEaiIDNgIAIAQgAmoiAiAFSQ0ACyAAIAY2AgQgACAGIAVqNgIIDAELAkAgAkEESw0AIAAgAEERaiABIAIQgoCAgAAiASACajYCCCAAIAE2AgQgACgCDCECIABBADYCDCAAKAIAIgEgASgCBCACazYCBCABIAIgASgCAGo2AgAMAQsgACABNgIEC0EBIQcLIAcLC6gEAQBBgAgLoAQAAAAA/wAAAP//AAD///8A/////wAAAAAAAAAAAAAAAAEABAgBEAEgAgAFCAIQAiADAAYIAxADIAQABwgEEAQgBQAICAUQBSAGAAkIBhAGIAcACggHEAcgCAALCAgQCCAJAAQJCRAJIAoABQkKEAogCwAGCQsQCyAMAAcJDBAMIA0ACAkNEA0gDgAJCQ4QDiAPAAoJDxAPIBAACwkQEBAgEQAEChEQESASAAUKEhASIBMABgoTEBMgFAAHChQQFCAVAAgKFRAVIBYACQoWEBYgFwAKChcQFyAYAAsKGBAYIBkABAsZEBkgGgAFCxoQGiAbAAYLGxAbIBwABwscEBwgHQAICx0QHSAeAAkLHhAeIB8ACgsfEB8gIAALCyAQICAhAAQMIRAhICIABQwiECIgIwAGDCMQIyAkAAcMJBAkICUACAwlECUgJgAJDCYQJiAnAAoMJxAnICgACwwoECggKQAEDSkQKSAqAAUNKhAqICsABg0rECsgLAAHDSwQLCAtAAgNLRAtIC4ACQ0uEC4gLwAKDS8QLyAwAAsNMBAwIDEABA4xEDEgMgAFDjIQMiAzAAYOMxAzIDQABw40EDQgNQAIDjUQNSA2AAkONhA2IDcACg43EDcgOAALDjgQOCA5AAQPORA5IDoABQ86EDogOwAGDzsQOyA8AAcPPBA8IAEICA89ED0gARAJDz4QPiABGAoPPxA/IAEgCw9AEEAgAGQEbmFtZQE9BQARX193YXNtX2NhbGxfY3RvcnMBBm1lbWNweQIHbWVtbW92ZQMKdW5jb21wcmVzcwQKcmVmaWxsX3RhZwcSAQAPX19zdGFja19wb2ludGVyCQoBAAcucm9kYXRhADIJcHJvZHVjZXJzAQxwcm9jZXNzZWQtYnkBDFVidW50dSBjbGFuZwsxNi4wLjYgKDE1KQAsD3RhcmdldF9mZWF0dXJlcwIrD211dGFibGUtZ2xvYmFscysIc2lnbi1leHQ='

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/lz4.js
/**
 * LZ4 decompression with legacy hadoop support.
 * https://github.com/apache/arrow/blob/apache-arrow-16.1.0/cpp/src/arrow/util/compression_lz4.cc#L475
 *
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressLz4(input, outputLength) {
  const output = new Uint8Array(outputLength)
  try {
    let i = 0 // input index
    let o = 0 // output index
    while (i < input.length - 8) {
      const expectedOutputLength = input[i++] << 24 | input[i++] << 16 | input[i++] << 8 | input[i++]
      const expectedInputLength = input[i++] << 24 | input[i++] << 16 | input[i++] << 8 | input[i++]
      if (input.length - i < expectedInputLength) throw new Error('lz4 not hadoop')
      if (output.length < expectedOutputLength) throw new Error('lz4 not hadoop')

      // decompress and compare with expected
      const chunk = lz4basic(input.subarray(i, i + expectedInputLength), output, o)
      if (chunk !== expectedOutputLength) throw new Error('lz4 not hadoop')
      i += expectedInputLength
      o += expectedOutputLength

      if (i === input.length) return output
    }
    if (i < input.length) throw new Error('lz4 not hadoop')
  } catch (error) {
    if (error instanceof Error && error.message !== 'lz4 not hadoop') throw error
    // fallback to basic lz4
    lz4basic(input, output, 0)
  }
  return output
}

/**
 * Basic LZ4 block decompression.
 *
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressLz4Raw(input, outputLength) {
  const output = new Uint8Array(outputLength)
  lz4basic(input, output, 0)
  return output
}

/**
 * @param {Uint8Array} input
 * @param {Uint8Array} output
 * @param {number} outputIndex
 * @returns {number} bytes written
 */
function lz4basic(input, output, outputIndex) {
  let len = outputIndex // output position
  for (let i = 0; i < input.length;) {
    const token = input[i++]

    let literals = token >> 4
    if (literals) {
      // literal length
      let byte = literals + 240
      while (byte === 255) literals += byte = input[i++]
      // copy literals
      output.set(input.subarray(i, i + literals), len)
      len += literals
      i += literals
      if (i >= input.length) return len - outputIndex
    }

    const offset = input[i++] | input[i++] << 8
    if (!offset || offset > len) {
      throw new Error(`lz4 offset out of range ${offset}`)
    }
    // match length
    let matchLength = token & 0xf
    let byte = matchLength + 240
    while (byte === 255) matchLength += byte = input[i++]
    matchLength += 4 // minmatch 4
    // copy match
    // TODO: fast path when no overlap
    let pos = len - offset
    const end = len + matchLength
    while (len < end) output[len++] = output[pos++]
  }
  return len - outputIndex
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/compressors.js






/** @type {import('hyparquet').Compressors} */
const compressors = {
  SNAPPY: snappyUncompressor(), // loads wasm
  GZIP: (input, length) => gzip_gunzip(input, new Uint8Array(length)),
  BROTLI: decompressBrotli,
  ZSTD: input => decompress(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
}

;// CONCATENATED MODULE: ./node_modules/hyparquet-compressors/src/index.js








/**
 * @param {Uint8Array} input
 * @param {number} outputLength
 * @returns {Uint8Array}
 */
function decompressGzip(input, outputLength) {
  return gunzip(input, new Uint8Array(outputLength))
}



;// CONCATENATED MODULE: ./build/js/src/engine/data/parquet-codecs.js
/** Decompression of Parquet pages: Node's own zlib where it knows the codec, hyparquet-compressors for the others. */


/** The page header says how long a page is; what unpacks to more is refused, not held. */
const parquet_codecs_native = (unpack) => (input, length) => unpack(input, { maxOutputLength: length });
const lz4 = (input, length) => {
    try {
        return compressors.LZ4(input, length);
    }
    catch {
        // The library takes a page for Hadoop's framing when its first bytes could be that, and fails when they are not.
        return compressors.LZ4_RAW(input, length);
    }
};
const CODECS = {
    ...compressors,
    GZIP: parquet_codecs_native(external_node_zlib_namespaceObject.gunzipSync),
    BROTLI: parquet_codecs_native(external_node_zlib_namespaceObject.brotliDecompressSync),
    ZSTD: parquet_codecs_native(external_node_zlib_namespaceObject.zstdDecompressSync),
    LZ4: lz4
};
/** An empty page (a dictionary without entries) is a few bytes in every codec, on which some decoders fail. */
const PARQUET_CODECS = Object.fromEntries(Object.entries(CODECS).map(([codec, decompress]) => [
    codec,
    (input, length) => (length === 0 ? new Uint8Array(0) : decompress(input, length))
]));

;// CONCATENATED MODULE: ./build/js/src/engine/data/parquet.js
/** Parquet to typed columns, one column chunk at a time. */







const parquet_NOT_A_TIME = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
/**
 * Types are those of `pandas.read_parquet`, with every integer as int64 and every float as float64. Columns that
 * pandas stored as the index are left out.
 */
async function readParquet(path, options, budget, note) {
    const file = await (0,promises_namespaceObject.open)(path);
    try {
        return await readOpenFile(file, path, options, budget, note);
    }
    catch (error) {
        if (error instanceof DataError)
            throw error;
        throw new DataError('data-bad-parquet', `${path} cannot be read as Parquet: ${errors_quoted(String(error), 200)}.`);
    }
    finally {
        await file.close();
    }
}
async function readOpenFile(handle, path, options, budget, note) {
    const file = await bufferOf(handle);
    const metadata = await parquetMetadataAsync(file);
    const pandas = pandasMetadata(metadata);
    const fields = parquetSchema(metadata).children.filter((field) => !pandas.index.has(field.element.name));
    const names = fields.map((field) => field.element.name);
    if (options.usecols !== undefined)
        requireColumns('usecols', options.usecols, names);
    const wanted = fields.filter((field) => options.usecols?.includes(field.element.name) ?? true);
    const total = Math.min(Number(metadata.num_rows), options.rows ?? Infinity);
    if (total === 0)
        throw new DataError('data-no-rows', `${path} has no rows.`, 'Check the step that wrote it.');
    budget.require(total * wanted.length * 8, path);
    const text = { dictionary: new Dictionary(decodeUtf8) };
    const scan = await parquetScan({
        file,
        metadata,
        compressors: PARQUET_CODECS,
        parsers: parsersInto(text),
        rowEnd: total
    });
    const columns = [];
    for (const field of wanted) {
        const { name } = field.element;
        const kind = parquet_kindOf(field, path, note);
        text.dictionary = new Dictionary(decodeUtf8);
        const chunks = await readChunks(scan, name, kind, () => note(`${path}: whole numbers past 2^63 are kept as float64 in ${errors_quoted(name)}.`));
        columns.push(chunks_assembleColumn(name, widened(chunks), text.dictionary.strings, pandas.categories.has(name)));
        budget.require(columns.length * total * 8 + text.dictionary.byteLength, path);
    }
    return { columns, length: total };
}
async function readChunks(scan, column, kind, noteUint64) {
    const chunks = [];
    for (const range of scan.ranges) {
        const values = await scan.readColumn({ column, ...range });
        chunks.push(chunkOf(kind, values, noteUint64));
    }
    return chunks;
}
/** One column has one type in a Parquet file; only whether values are missing may differ between its parts. */
function widened(chunks) {
    if (!chunks.some((chunk) => chunk.kind === 'nullable-bool'))
        return chunks;
    return chunks.map((chunk) => chunk.kind === 'bool' ? { kind: 'nullable-bool', values: Int8Array.from(chunk.values) } : chunk);
}
/** hyparquet gives typed arrays where nothing is missing, plain arrays with null or undefined elsewhere. */
function chunkOf(kind, decoded, noteUint64) {
    const cells = decoded;
    const rows = cells.length;
    switch (kind) {
        case 'text':
            return {
                kind,
                codes: Int32Array.from({ length: rows }, (_, row) => cells[row] ?? -1)
            };
        case 'datetime':
            return {
                kind,
                values: BigInt64Array.from({ length: rows }, (_, row) => cells[row] ?? parquet_NOT_A_TIME)
            };
        case 'float': {
            const values = new Float64Array(rows);
            for (let row = 0; row < rows; row++)
                values[row] = Number(cells[row] ?? Number.NaN);
            return { kind, values };
        }
        case 'bool': {
            const values = new Int8Array(rows);
            let nulls = 0;
            for (let row = 0; row < rows; row++) {
                const cell = cells[row] ?? null;
                if (cell === null)
                    nulls++;
                values[row] = cell === null ? -1 : Number(cell);
            }
            return nulls === 0 ? { kind, values: new Uint8Array(values.buffer) } : { kind: 'nullable-bool', values };
        }
        case 'int':
            return integerChunk(cells, noteUint64);
    }
}
function integerChunk(cells, noteUint64) {
    const rows = cells.length;
    const values = new Float64Array(rows);
    let isNullable = false;
    let isLarge = false;
    let isUint64 = false;
    for (let row = 0; row < rows; row++) {
        const cell = cells[row] ?? null;
        if (cell === null) {
            isNullable = true;
            values[row] = Number.NaN;
            continue;
        }
        const value = Number(cell);
        values[row] = value;
        if (!Number.isSafeInteger(value)) {
            isLarge = true;
            if (cell > MAX_INT64)
                isUint64 = true;
        }
    }
    if (isUint64)
        noteUint64();
    if (isNullable || isUint64)
        return { kind: 'float', values };
    if (!isLarge)
        return { kind: 'int', values };
    return {
        kind: 'int',
        values: BigInt64Array.from(cells)
    };
}
function parquet_kindOf(field, path, note) {
    const { element } = field;
    const { name, type, converted_type: converted, logical_type: logical } = element;
    const unsupported = (what) => new DataError('data-unsupported-column', `${path}: column ${errors_quoted(name)} holds ${what}, which cannot be tested.`, 'Leave it out by loading_kwargs.usecols, or write it as numbers or text.');
    if (field.children.length > 0 || element.repetition_type === 'REPEATED')
        throw unsupported('lists or structures');
    if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
        note(`${path}: the decimal numbers of ${errors_quoted(name)} are read as float64.`);
        return 'float';
    }
    if (converted === 'DATE' || logical?.type === 'DATE') {
        note(`${path}: the dates of ${errors_quoted(name)} are read as datetime64[ns].`);
        return 'datetime';
    }
    if (converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP' || type === 'INT96')
        return 'datetime';
    if (converted?.startsWith('TIME_') || logical?.type === 'TIME' || converted === 'INTERVAL')
        throw unsupported('times of day');
    if (type === 'BOOLEAN')
        return 'bool';
    if (type === 'INT32' || type === 'INT64')
        return logical?.type === 'NULL' ? 'text' : 'int';
    if (type === 'FLOAT' || type === 'DOUBLE' || logical?.type === 'FLOAT16')
        return 'float';
    const isText = ['UTF8', 'ENUM', 'JSON'].includes(converted ?? '') ||
        ['STRING', 'ENUM', 'JSON', 'UUID'].includes(logical?.type ?? '');
    if (isText)
        return 'text';
    throw unsupported('binary values');
}
/** hyparquet calls these once for each distinct value of a dictionary page, so a text becomes its code at once. */
function parsersInto(text) {
    const code = (bytes) => text.dictionary.code(bytes, 0, bytes.length);
    return {
        stringFromBytes: code,
        jsonFromBytes: code,
        uuidFromBytes: (bytes) => text.dictionary.codeOf(uuid(bytes)),
        dateFromDays: (days) => BigInt(days) * 86400000000000n,
        timestampFromMilliseconds: (millis) => millis * 1000000n,
        timestampFromMicroseconds: (micros) => micros * 1000n,
        timestampFromNanoseconds: (nanos) => nanos
    };
}
function uuid(bytes) {
    return Buffer.from(bytes)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
async function bufferOf(handle) {
    const { size } = await handle.stat();
    return {
        byteLength: size,
        slice: async (start, end = size) => {
            const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
            let at = 0;
            while (at < bytes.length) {
                const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
                if (bytesRead === 0)
                    throw new Error('the file is shorter than it says');
                at += bytesRead;
            }
            return bytes.buffer;
        }
    };
}
/** What pandas wrote about its index and its categorical columns; nothing when another program wrote the file. */
function pandasMetadata(metadata) {
    const none = { index: new Set(), categories: new Set() };
    const text = metadata.key_value_metadata?.find(({ key }) => key === 'pandas')?.value;
    if (text === undefined)
        return none;
    try {
        const { index_columns: index, columns } = JSON.parse(text);
        const categories = (columns ?? []).filter((column) => column.pandas_type === 'categorical');
        return {
            index: new Set((index ?? []).filter((name) => typeof name === 'string')),
            categories: new Set(categories.flatMap((column) => column.field_name ?? column.name ?? []))
        };
    }
    catch {
        return none;
    }
}

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./build/js/src/engine/data/csv/column.js
/** One column of a CSV file: cells in, typed chunks, one typed column out. */




const column_MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;
/**
 * Infers a type for each block of rows in pandas' order (int64, float64, bool, object) and keeps the block in that type.
 * pandas reads a file in blocks of the same size, so a column that is numbers in one block and text in a later one
 * becomes the same mix of Python ints and strings.
 */
class CsvColumn {
    name;
    #dtype;
    #options;
    #missing;
    #missingNumbers;
    #numbers;
    #dictionary;
    #chunks = [];
    #hasUint64 = false;
    constructor(name, options) {
        this.name = name;
        this.#options = options;
        this.#dtype = options.dtype.all ?? options.dtype.byColumn?.get(name);
        const missing = options.missing.forColumn(name);
        this.#missing = missing.spellings;
        this.#missingNumbers = missing.numbers;
        this.#numbers = new NumberParser(options.decimal.charCodeAt(0), options.thousands?.charCodeAt(0));
        const decode = options.encoding === 'utf-8' ? decodeUtf8 : decodeLatin1;
        this.#dictionary = new Dictionary(decode, (text) => missing.spellings.has(text));
    }
    /** Bytes the column's distinct strings take. */
    get dictionaryBytes() {
        return this.#dictionary.byteLength;
    }
    /** True when whole numbers past 2^63 are kept as their nearest doubles. */
    get hasUint64() {
        return this.#hasUint64;
    }
    append(cells) {
        this.#chunks.push(this.#convert(cells));
    }
    finish() {
        return chunks_assembleColumn(this.name, this.#chunks, this.#dictionary.strings, this.#dtype === 'category');
    }
    #convert(cells) {
        switch (this.#dtype) {
            case 'str':
            case 'category':
                return this.#asText(cells);
            case 'bool':
                return this.#asBooleans(cells) ?? this.#mismatch(cells, 'true or false');
            case 'int': {
                const chunk = this.#asNumbers(cells);
                return chunk?.kind === 'int' ? chunk : this.#mismatch(cells, 'a whole number, none missing');
            }
            case 'float':
                return this.#asNumbers(cells, false) ?? this.#mismatch(cells, 'a number');
            case undefined:
                return this.#asNumbers(cells) ?? this.#asBooleans(cells) ?? this.#asText(cells);
        }
    }
    /**
     * int64 or float64; undefined when some cell is neither missing nor a number; text when pandas gives up on a whole
     * number that is too large. `mayBeIntegers` is false when float64 is asked for.
     */
    #asNumbers(cells, mayBeIntegers = true) {
        const { starts, ends, from, rows, tokenizer } = cells;
        const numbers = this.#numbers;
        const emptyIsMissing = this.#missing.has('');
        const hasMissingNumbers = this.#missingNumbers.size > 0;
        const values = new Float64Array(rows);
        let onlyIntegers = mayBeIntegers;
        let hasLarge = false;
        let nulls = 0;
        for (let row = 0; row < rows; row++) {
            let bytes = tokenizer.bytes;
            let start = starts[from + row];
            let end = ends[from + row];
            if (start === end && emptyIsMissing) {
                values[row] = Number.NaN;
                nulls++;
                continue;
            }
            if (end < 0) {
                bytes = tokenizer.unquote(start, ~end);
                start = 0;
                end = bytes.length;
            }
            const value = numbers.parse(bytes, start, end);
            values[row] = value;
            if (numbers.kind === NOT_A_NUMBER) {
                const text = latin1(bytes, start, end);
                if (this.#missing.has(text))
                    nulls++;
                else {
                    const infinity = infinityOf(text);
                    if (infinity === undefined)
                        return undefined;
                    values[row] = infinity;
                    onlyIntegers = false;
                }
            }
            else if (hasMissingNumbers &&
                this.#missingNumbers.has(value) &&
                this.#missing.has(latin1(bytes, start, end))) {
                values[row] = Number.NaN;
                nulls++;
            }
            else if (onlyIntegers && numbers.kind !== SMALL_INTEGER) {
                hasLarge ||= numbers.kind === LARGE_INTEGER;
                if (isPastInt64(this.#integerParts(latin1(bytes, start, end)))) {
                    const outcome = this.#pastInt64(cells);
                    if (outcome === 'text')
                        return undefined;
                    if (outcome === 'text with missing kept')
                        return this.#asText(cells, true);
                    if (outcome === 'uint64')
                        this.#hasUint64 = true;
                    onlyIntegers = false;
                }
                else if (numbers.kind === REAL)
                    onlyIntegers = false;
            }
        }
        if (onlyIntegers && nulls === 0) {
            if (hasLarge)
                return { kind: 'int', values: this.#exactIntegers(cells) };
            // A whole number has no negative zero.
            for (let row = 0; row < rows; row++)
                values[row] += 0;
            return { kind: 'int', values };
        }
        if (onlyIntegers) {
            // pandas marks missing whole numbers by the smallest int64, so that value itself turns into missing too.
            for (let row = 0; row < rows; row++)
                values[row] = values[row] === -(2 ** 63) ? Number.NaN : values[row] + 0;
        }
        else if (hasMissingNumbers) {
            for (let row = 0; row < rows; row++)
                if (this.#missingNumbers.has(values[row]))
                    values[row] = Number.NaN;
        }
        return { kind: 'float', values };
    }
    /**
     * What pandas makes of a column that begins with whole numbers of which one is past int64: it starts again with
     * uint64, and what stops that decides. The order of the rows matters, so this replays it.
     */
    #pastInt64(cells) {
        let large = false;
        let negative = false;
        let missing = false;
        for (let row = 0; row < cells.rows; row++) {
            const text = this.#text(cells, row);
            if (this.#missing.has(text)) {
                missing = true;
                continue;
            }
            const { sign, digits, rest } = this.#integerParts(text);
            if (sign === '-')
                negative = true;
            else if (digits !== '' && BigInt(digits) > MAX_UINT64)
                return 'text';
            else if (digits === '' || rest !== '')
                return 'float';
            else
                large ||= BigInt(digits) > column_MAX_INT64;
        }
        if (!large)
            return 'text';
        return negative || missing ? 'text with missing kept' : 'uint64';
    }
    /** A cell as pandas' integer parser sees it: digits up to the first character that is none. */
    #integerParts(text) {
        const { thousands } = this.#options;
        const plain = thousands === undefined ? text : text.replaceAll(thousands, '');
        const [, sign = '', digits = '', rest = ''] = /^\s*([+-]?)(\d*)(.*?)\s*$/s.exec(plain) ?? [];
        return { sign, digits, rest };
    }
    #exactIntegers(cells) {
        const values = new BigInt64Array(cells.rows);
        for (let row = 0; row < cells.rows; row++) {
            const bytes = Buffer.from(this.#text(cells, row), 'latin1');
            values[row] = this.#numbers.parseBigInt(bytes, 0, bytes.length);
        }
        return values;
    }
    /** bool, or object when some are missing; undefined when some cell is neither. */
    #asBooleans(cells) {
        const values = new Int8Array(cells.rows);
        let nulls = 0;
        for (let row = 0; row < cells.rows; row++) {
            const text = this.#text(cells, row);
            if (this.#missing.has(text)) {
                values[row] = -1;
                nulls++;
                continue;
            }
            const value = this.#booleanOf(text);
            if (value === undefined)
                return undefined;
            values[row] = value ? 1 : 0;
        }
        return nulls === 0
            ? { kind: 'bool', values: new Uint8Array(values.buffer) }
            : { kind: 'nullable-bool', values };
    }
    #booleanOf(text) {
        if (this.#options.trueValues.has(text))
            return true;
        if (this.#options.falseValues.has(text))
            return false;
        if (text.length !== 4 && text.length !== 5)
            return undefined;
        const lower = text.toLowerCase();
        return lower === 'true' ? true : lower === 'false' ? false : undefined;
    }
    /** @param keepMissing texts that mean missing stay texts, as pandas has it when uint64 cannot hold a column */
    #asText(cells, keepMissing = false) {
        const { tokenizer, starts, ends, from, rows } = cells;
        const codes = new Int32Array(rows);
        const dictionary = this.#dictionary;
        for (let row = 0; row < rows; row++) {
            const start = starts[from + row];
            const end = ends[from + row];
            if (end >= 0)
                codes[row] = dictionary.code(tokenizer.bytes, start, end);
            else {
                const text = tokenizer.unquote(start, ~end);
                codes[row] = dictionary.code(text, 0, text.length);
            }
        }
        if (keepMissing) {
            for (let row = 0; row < rows; row++)
                if (codes[row] === -1)
                    codes[row] = dictionary.keptCode(this.#text(cells, row));
        }
        return { kind: 'text', codes };
    }
    /** The cell's bytes, one character each: enough to compare with ASCII spellings and to read numbers. */
    #text({ tokenizer, starts, ends, from }, row) {
        const start = starts[from + row];
        const end = ends[from + row];
        if (end >= 0)
            return latin1(tokenizer.bytes, start, end);
        const text = tokenizer.unquote(start, ~end);
        return latin1(text, 0, text.length);
    }
    #mismatch(cells, wanted) {
        for (let row = 0; row < cells.rows; row++) {
            const text = this.#text(cells, row);
            const bytes = Buffer.from(text, 'latin1');
            this.#numbers.parse(bytes, 0, bytes.length);
            const { kind } = this.#numbers;
            const isNull = this.#missing.has(text);
            const fits = this.#dtype === 'bool'
                ? this.#booleanOf(text) !== undefined
                : this.#dtype === 'float'
                    ? isNull || kind !== NOT_A_NUMBER || infinityOf(text) !== undefined
                    : !isNull && kind !== NOT_A_NUMBER && kind !== REAL;
            if (fits)
                continue;
            throw new DataError('data-dtype', `Column ${errors_quoted(this.name)} holds ${errors_quoted(text)} on line ${cells.lines[row]}, where loading_kwargs.dtype asks for ${wanted}.`, 'Change the dtype, or leave it out.');
        }
        throw new DataError('data-dtype', `Column ${errors_quoted(this.name)} holds numbers past int64, which loading_kwargs.dtype asks for.`);
    }
}
function isPastInt64({ sign, digits }) {
    if (digits.length < 19)
        return false;
    const value = BigInt(digits);
    return sign === '-' ? -value < MIN_INT64 : value > column_MAX_INT64;
}
function latin1(bytes, start, end) {
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
function infinityOf(text) {
    if (text.length > 9)
        return undefined;
    switch (text.toLowerCase()) {
        case 'inf':
        case '+inf':
        case 'infinity':
        case '+infinity':
            return Infinity;
        case '-inf':
        case '-infinity':
            return -Infinity;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/csv/names.js
/** Names of columns as `pandas.read_csv` gives them, and which of them are read. */


/**
 * @param header fields of the header line; undefined when the file has none
 * @param fields number of fields of the first row, which decides the width of the table
 * @returns names by column, and how many fields at the start of each row have no name
 */
function columnNames(header, options, fields) {
    if (options.names !== undefined) {
        const { names } = options;
        return { names, unnamed: Math.max(0, fields - names.length) };
    }
    if (header === undefined) {
        return { names: Array.from({ length: fields }, (_, index) => String(index)), unnamed: 0 };
    }
    return { names: distinctNames(header), unnamed: Math.max(0, fields - header.length) };
}
/** `a`, `a` become `a`, `a.1`; a column without a name becomes `Unnamed: 3` (its position, from 0). */
function distinctNames(header) {
    const names = header.map((name, index) => (name === '' ? `Unnamed: ${index}` : name));
    const isUnnamed = (index) => header[index] === '';
    const indices = names.map((_, index) => index);
    const seen = new Map();
    const taken = new Set(names);
    // Given names come first: it is the made-up name that has to give way.
    for (const index of [...indices.filter((at) => !isUnnamed(at)), ...indices.filter(isUnnamed)]) {
        const given = names[index];
        let name = given;
        let count = seen.get(name) ?? 0;
        while (count > 0) {
            seen.set(given, count + 1);
            name = `${given}.${count}`;
            if (taken.has(name))
                count++;
            else
                count = seen.get(name) ?? 0;
        }
        names[index] = name;
        taken.add(name);
        seen.set(name, count + 1);
    }
    return names;
}
/** Positions of the columns to read. Throws DataError when the options name one that is not there. */
function selectedColumns(names, options) {
    requireColumns('dtype', [...(options.dtype.byColumn?.keys() ?? [])], names);
    if (options.usecols === undefined)
        return new Set(names.keys());
    requireColumns('usecols', options.usecols.filter((column) => typeof column === 'string'), names);
    const positions = options.usecols.map((column) => typeof column === 'string' ? names.indexOf(column) : column);
    const outside = positions.find((position) => position >= names.length);
    if (outside !== undefined) {
        throw new DataError('data-column-missing', `loading_kwargs.usecols names position ${outside}, but the file has ${names.length} columns.`, `Positions start at 0. The first column is ${errors_quoted(names[0] ?? '')}.`);
    }
    return new Set(positions);
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/csv/tokenizer.js
/**
 * Splits the bytes of a CSV file into records and fields the way pandas' C tokenizer does (RFC 4180, and beyond it:
 * lone CR ends a record, blank lines are skipped, text may follow a closing quote).
 */

/** What `scanRecord` may return besides a number of fields. */
const NEED_MORE = -1;
const NO_RECORD = -2;
const tokenizer_LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;
const PLAIN = 0;
const SEPARATOR = 1;
const LINE_END = 2;
const tokenizer_MAX_RECORD_BYTES = 128 * 2 ** 20;
const MAX_FIELDS = 100_000;
/**
 * Holds a window of the file. Positions in `bytes` stay valid until `discard`, however much is pushed, so that a
 * caller can collect many records before it converts them.
 */
class Tokenizer {
    bytes;
    /** Fields of the last record: first byte, and the byte after the last; `~end` marks a field that needs `unquote`. */
    starts = new Int32Array(64);
    ends = new Int32Array(64);
    /** Line of the file, from 1, on which the last record began. */
    recordLine = 0;
    /** Where in `bytes` the next record begins. */
    position = 0;
    #length = 0;
    #final = false;
    #line = 1;
    #classes = new Uint8Array(256);
    #delimiter;
    #quote;
    constructor(dialect, capacity = 4 * 2 ** 20) {
        this.bytes = new Uint8Array(capacity);
        this.#delimiter = dialect.delimiter;
        this.#quote = dialect.quote;
        this.#classes[dialect.delimiter] = SEPARATOR;
        this.#classes[tokenizer_LF] = LINE_END;
        this.#classes[CR] = LINE_END;
    }
    push(chunk) {
        const needed = this.#length + chunk.length;
        if (needed > this.bytes.length) {
            const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
            larger.set(this.bytes.subarray(0, this.#length));
            this.bytes = larger;
        }
        this.bytes.set(chunk, this.#length);
        this.#length = needed;
        if (this.#length - this.position > tokenizer_MAX_RECORD_BYTES + chunk.length) {
            throw new DataError('data-record-too-long', `The record that begins on line ${this.#line} is longer than ${tokenizer_MAX_RECORD_BYTES / 2 ** 20} MiB.`, 'Check for a quote that is never closed.');
        }
    }
    /** No more bytes will come. */
    end() {
        this.#final = true;
    }
    /** Forgets everything before `position`; earlier positions become invalid. Returns the number of bytes dropped. */
    discard() {
        const dropped = this.position;
        this.bytes.copyWithin(0, dropped, this.#length);
        this.#length -= dropped;
        this.position = 0;
        return dropped;
    }
    /** Skips a UTF-8 byte order mark at the position. Returns false when too few bytes are there to tell. */
    skipByteOrderMark() {
        if (this.#length - this.position < 3 && !this.#final)
            return false;
        const [a, b, c] = this.bytes.subarray(this.position, Math.min(this.position + 3, this.#length));
        if (a === 0xef && b === 0xbb && c === 0xbf)
            this.position += 3;
        return true;
    }
    /**
     * Finds the next record that is not blank and puts its fields into `starts` and `ends`.
     * Returns their number, NEED_MORE (push and call again), or NO_RECORD at the end of the file.
     */
    scanRecord() {
        if (!this.#skipBlankLines())
            return this.#final ? NO_RECORD : NEED_MORE;
        return this.#scanFields();
    }
    /** As `scanRecord`, for a line whose content does not matter, blank or not. Returns 0 when it skipped one. */
    skipRecord() {
        if (this.position === this.#length)
            return this.#final ? NO_RECORD : NEED_MORE;
        const fields = this.#scanFields();
        return fields === NEED_MORE ? NEED_MORE : 0;
    }
    #scanFields() {
        const { bytes } = this;
        const classes = this.#classes;
        const length = this.#length;
        const quote = this.#quote;
        let at = this.position;
        let lines = 0;
        let fields = 0;
        for (;;) {
            const start = at;
            let end;
            if (at < length && bytes[at] === quote) {
                at++;
                let needsUnquoting = false;
                for (;;) {
                    while (at < length && bytes[at] !== quote) {
                        if (bytes[at] === tokenizer_LF)
                            lines++;
                        at++;
                    }
                    if (at + 1 >= length && !this.#final)
                        return NEED_MORE;
                    if (at === length)
                        throw this.#unclosedQuote();
                    at++;
                    if (at === length || bytes[at] !== quote)
                        break;
                    needsUnquoting = true;
                    at++;
                }
                end = at - 1;
                while (at < length && classes[bytes[at]] === PLAIN) {
                    needsUnquoting = true;
                    at++;
                }
                if (needsUnquoting)
                    this.#setField(fields++, start, ~at);
                else
                    this.#setField(fields++, start + 1, end);
            }
            else {
                while (at < length && classes[bytes[at]] === PLAIN)
                    at++;
                this.#setField(fields++, start, at);
            }
            if (at === length) {
                if (!this.#final)
                    return NEED_MORE;
                break;
            }
            const byte = bytes[at];
            at++;
            if (classes[byte] === SEPARATOR)
                continue;
            lines++;
            if (byte === CR) {
                if (at === length && !this.#final)
                    return NEED_MORE;
                if (at < length && bytes[at] === tokenizer_LF)
                    at++;
            }
            break;
        }
        this.recordLine = this.#line;
        this.#line += lines;
        this.position = at;
        return fields;
    }
    /** Moves `position` to the start of a line that is not blank. Returns false when there is none in the window. */
    #skipBlankLines() {
        const { bytes } = this;
        const length = this.#length;
        for (;;) {
            let at = this.position;
            while (at < length && (bytes[at] === SPACE || bytes[at] === TAB) && bytes[at] !== this.#delimiter)
                at++;
            if (at === length) {
                if (this.#final)
                    this.position = length;
                return false;
            }
            const byte = bytes[at];
            if (byte !== tokenizer_LF && byte !== CR)
                return true;
            at++;
            if (byte === CR) {
                if (at === length && !this.#final)
                    return false;
                if (at < length && bytes[at] === tokenizer_LF)
                    at++;
            }
            this.#line++;
            this.position = at;
        }
    }
    /** Bytes of a field that was marked with `~end`: the quotes around it gone, doubled quotes made one. */
    unquote(start, end) {
        const { bytes } = this;
        const text = new Uint8Array(end - start);
        let length = 0;
        let inside = true;
        for (let at = start + 1; at < end; at++) {
            const byte = bytes[at];
            if (inside && byte === this.#quote) {
                if (at + 1 < end && bytes[at + 1] === this.#quote)
                    at++;
                else {
                    inside = false;
                    continue;
                }
            }
            text[length++] = byte;
        }
        return text.subarray(0, length);
    }
    #setField(index, start, end) {
        if (index === this.starts.length) {
            if (index >= MAX_FIELDS) {
                throw new DataError('data-too-many-columns', `Line ${this.#line} has more than ${MAX_FIELDS} fields.`, 'Check the delimiter (loading_kwargs.sep).');
            }
            this.starts = grown(this.starts);
            this.ends = grown(this.ends);
        }
        this.starts[index] = start;
        this.ends[index] = end;
    }
    #unclosedQuote() {
        return new DataError('data-unclosed-quote', `The record that begins on line ${this.#line} has a quoted field that is never closed.`, 'Close the quote, or set loading_kwargs.quotechar.');
    }
}
function grown(array) {
    const larger = new Int32Array(array.length * 2);
    larger.set(array);
    return larger;
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/csv/read.js
/** CSV to typed columns, in one pass over the bytes. */






/** pandas reads blocks of about this many cells, and infers types for each block. */
const BLOCK_CELLS = 2 ** 20;
/** A block of long texts is closed early, so that what is held does not grow with the length of the cells. */
const BLOCK_BYTES = 64 * 2 ** 20;
/**
 * @param bytes the file, unpacked
 * @param path for messages
 * @param note told what was left out or adapted
 * @throws DataError naming the line, or the byte offset where bytes are not in the encoding
 */
async function readCsv(bytes, path, options, budget, note) {
    const reader = new CsvReader(path, options, budget, note);
    for await (const chunk of bytes) {
        reader.push(chunk);
        if (reader.isFull)
            break;
    }
    return reader.finish();
}
class CsvReader {
    #path;
    #options;
    #budget;
    #note;
    #tokenizer;
    /** Bytes of the file before the tokenizer's window. */
    #offset = 0;
    #startsWithMark = false;
    #toSkip;
    #header;
    /** Set once the first row is known, because that row decides how many fields a row has. */
    #block;
    constructor(path, options, budget, note) {
        this.#path = path;
        this.#options = options;
        this.#budget = budget;
        this.#note = note;
        this.#toSkip = options.skipRows;
        this.#tokenizer = new Tokenizer({
            delimiter: options.delimiter.charCodeAt(0),
            quote: options.quote?.charCodeAt(0) ?? -1
        });
    }
    get isFull() {
        return this.#options.rows !== undefined && (this.#block?.total ?? 0) >= this.#options.rows;
    }
    push(chunk) {
        this.#tokenizer.push(chunk);
        this.#scan();
    }
    finish() {
        this.#tokenizer.end();
        if (!this.isFull)
            this.#scan();
        this.#flush();
        const block = this.#block;
        if (block === undefined) {
            if (this.#header === undefined) {
                throw new DataError('data-empty', `${this.#path} holds no records.`, 'Check the step that wrote it.');
            }
            throw new DataError('data-no-rows', `${this.#path} has a header but no rows.`, 'Check the step that wrote it.');
        }
        const uint64 = block.columns.filter((column) => column?.hasUint64).map((column) => errors_quoted(column.name));
        if (uint64.length > 0) {
            this.#note(`${this.#path}: whole numbers past 2^63 are kept as float64 in ${uint64.join(', ')}.`);
        }
        const columns = block.columns.filter((column) => column !== undefined).map((column) => column.finish());
        return { columns, length: block.total };
    }
    #scan() {
        const tokenizer = this.#tokenizer;
        if (!this.#startsWithMark) {
            if (!tokenizer.skipByteOrderMark())
                return;
            this.#startsWithMark = true;
        }
        while (this.#toSkip > 0) {
            if (tokenizer.skipRecord() !== 0)
                return;
            this.#toSkip--;
        }
        while (!this.isFull) {
            const fields = tokenizer.scanRecord();
            if (fields === NEED_MORE || fields === NO_RECORD)
                return;
            if (this.#header === undefined && this.#options.header)
                this.#header = this.#strings(fields);
            else
                this.#addRow(fields);
        }
    }
    #addRow(fields) {
        this.#block ??= this.#firstRow(fields);
        const block = this.#block;
        if (fields > block.width)
            throw this.#tooManyFields(fields, block.width);
        block.add(this.#tokenizer, fields);
        if (block.rows === block.capacity || this.#tokenizer.position > BLOCK_BYTES)
            this.#flush();
    }
    #firstRow(fields) {
        const { names, unnamed } = columnNames(this.#header, this.#options, fields);
        if (unnamed > 0) {
            const what = unnamed === 1 ? 'The first field' : `The first ${unnamed} fields`;
            this.#note(`${this.#path}: ${what} of each row has no name in the header and is left out, as pandas takes it for the index.`);
        }
        const selected = selectedColumns(names, this.#options);
        const columns = names.map((name, index) => selected.has(index) ? new CsvColumn(name, this.#options) : undefined);
        const leading = new Array(unnamed).fill(undefined);
        return new Block([...leading, ...columns]);
    }
    #flush() {
        const tokenizer = this.#tokenizer;
        if (this.#options.encoding === 'utf-8')
            this.#requireUtf8(tokenizer.bytes.subarray(0, tokenizer.position));
        const block = this.#block;
        if (block !== undefined && block.rows > 0) {
            block.convert(tokenizer);
            const strings = block.columns.reduce((sum, column) => sum + (column?.dictionaryBytes ?? 0), 0);
            this.#budget.require(block.total * block.columns.length * 8 + strings, this.#path);
        }
        this.#offset += tokenizer.discard();
    }
    #strings(fields) {
        const { bytes, starts, ends, position } = this.#tokenizer;
        const isUtf8Encoded = this.#options.encoding === 'utf-8';
        if (isUtf8Encoded)
            this.#requireUtf8(bytes.subarray(0, position));
        const decode = isUtf8Encoded ? decodeUtf8 : decodeLatin1;
        return Array.from({ length: fields }, (_, index) => {
            const start = starts[index];
            const end = ends[index];
            return decode(end < 0 ? this.#tokenizer.unquote(start, ~end) : bytes.subarray(start, end));
        });
    }
    #requireUtf8(bytes) {
        if ((0,external_node_buffer_namespaceObject.isUtf8)(bytes))
            return;
        const at = validUtf8Length(bytes);
        const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1);
        const where = this.#offset === 0 ? ` (line ${line})` : '';
        throw new DataError('data-encoding', `${this.#path} is not UTF-8: byte 0x${bytes[at].toString(16).padStart(2, '0')} at offset ${this.#offset + at}${where}.`, 'Save it as UTF-8, or set loading_kwargs.encoding to "latin-1".');
    }
    #tooManyFields(fields, width) {
        return new DataError('data-ragged-line', `${this.#path} has ${fields} fields on line ${this.#tokenizer.recordLine}, where ${width} were expected.`, 'Quote the field that holds the delimiter, or check loading_kwargs.sep.');
    }
}
/** Fields of up to `capacity` rows, by column, as positions in the tokenizer's window. */
class Block {
    /** Undefined for a column that is left out. */
    columns;
    width;
    capacity;
    rows = 0;
    /** Rows of this and all earlier blocks. */
    total = 0;
    #starts;
    #ends;
    #lines;
    constructor(columns) {
        this.columns = columns;
        this.width = columns.length;
        this.capacity = blockRows(this.width);
        this.#starts = new Int32Array(this.width * this.capacity);
        this.#ends = new Int32Array(this.width * this.capacity);
        this.#lines = new Int32Array(this.capacity);
    }
    add(tokenizer, fields) {
        const { starts, ends, recordLine } = tokenizer;
        const { width, capacity } = this;
        this.#lines[this.rows] = recordLine;
        let at = this.rows;
        for (let field = 0; field < fields; field++, at += capacity) {
            this.#starts[at] = starts[field];
            this.#ends[at] = ends[field];
        }
        // A row that is too short is filled up with empty fields.
        for (let field = fields; field < width; field++, at += capacity) {
            this.#starts[at] = 0;
            this.#ends[at] = 0;
        }
        this.rows++;
        this.total++;
    }
    convert(tokenizer) {
        this.columns.forEach((column, index) => {
            column?.append({
                tokenizer,
                starts: this.#starts,
                ends: this.#ends,
                from: index * this.capacity,
                rows: this.rows,
                lines: this.#lines
            });
        });
        this.rows = 0;
    }
}
/** Rows of one of pandas' blocks (`TextReader.buffer_lines` in pandas/_libs/parsers.pyx). */
function blockRows(width) {
    const cells = Math.floor(BLOCK_CELLS / width);
    let rows = 1;
    while (rows * 2 < cells)
        rows *= 2;
    return rows;
}
/** Length of the longest prefix that is UTF-8. */
function validUtf8Length(bytes) {
    let low = 0;
    let high = bytes.length;
    // A prefix may end inside a character; stepping back to its first byte keeps the search monotonic.
    const isValid = (length) => {
        let end = length;
        while (end > 0 && length - end < 3 && (bytes[end] & 0xc0) === 0x80)
            end--;
        return (0,external_node_buffer_namespaceObject.isUtf8)(bytes.subarray(0, end));
    };
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (isValid(middle))
            low = middle;
        else
            high = middle - 1;
    }
    while (low > 0 && !(0,external_node_buffer_namespaceObject.isUtf8)(bytes.subarray(0, low)))
        low--;
    return low;
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./build/js/src/engine/data/memory.js
/** A cap on what one table may take, so that a file that is too large is a named error and not a killed process. */


/** Share of the memory of this machine or container that one table may take. */
const SHARE = 0.4;
class MemoryBudget {
    limit;
    /** @param limit bytes; absent: a share of the memory this process may use */
    constructor(limit = defaultLimit()) {
        this.limit = limit;
    }
    /** Throws DataError when a table of `bytes` is larger than the limit. */
    require(bytes, path) {
        if (bytes <= this.limit)
            return;
        throw new DataError('data-too-large', `${path} needs more than ${Math.round(this.limit / 2 ** 20)} MiB of memory, the limit for one table on this machine.`, 'Set nrows in data_params (with sample: true for random rows), or leave columns out by loading_kwargs.usecols.');
    }
}
function defaultLimit() {
    const constrained = process.constrainedMemory();
    const total = (0,external_node_os_namespaceObject.totalmem)();
    return SHARE * (constrained > 0 && constrained < total ? constrained : total);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/js/src/pointer.js

/** Git LFS asks for pointers under 1024 bytes; DVC's own files of one output are smaller still. */
const HEAD_BYTES = 1024;
/**
 * Tells whether `path` is a Git LFS or DVC pointer, or is absent while DVC's pointer `path.dvc` lies beside it.
 *
 * Undefined when it is neither, also when the path can't be read: the caller reports that in its own words.
 * Formats: git-lfs docs/spec.md (first line is `version`), DVC user guide ".dvc files" (top-level `outs`).
 */
async function detectPointer(path) {
    const head = await readHead(path);
    if (head === undefined) {
        return (await isFile(`${path}.dvc`)) ? { kind: 'dvc', hint: dvcHint(path) } : undefined;
    }
    if (/^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d+\r?\n/.test(head)) {
        return {
            kind: 'git-lfs',
            hint: `Fetch the file with: git lfs pull --include ${shellWord(path)}. In a workflow, give actions/checkout "lfs: true".`
        };
    }
    if (/^outs:\r?\n- /m.test(head) && /^(?:- |\s+)(?:md5|etag|checksum): /m.test(head)) {
        return { kind: 'dvc', hint: dvcHint(path.replace(/\.dvc$/, '')) };
    }
    return undefined;
}
function dvcHint(path) {
    return `Fetch the file with: dvc pull ${shellWord(path)}`;
}
/** Quoted so that the command can be pasted into a shell whatever the path holds. */
function shellWord(text) {
    return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
async function isFile(path) {
    try {
        return (await (0,promises_namespaceObject.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}
async function readHead(path) {
    if (!(await isFile(path)))
        return undefined;
    try {
        const file = await (0,promises_namespaceObject.open)(path);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
            return buffer.toString('latin1', 0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/source.js
/** A data file, checked before it is read: what it is, and its bytes as a stream. */






const CHUNK_BYTES = 2 ** 20;
const FORMATS = new Map([
    ...['.csv', '.tsv', '.txt', '.data'].map((extension) => [extension, 'csv']),
    ...['.json', '.jsonl', '.ndjson'].map((extension) => [extension, 'json']),
    ...['.parquet', '.pq'].map((extension) => [extension, 'parquet'])
]);
const SUPPORTED = 'Supported: .csv, .tsv, .json, .jsonl (each also as .gz) and .parquet.';
/**
 * Looks at the file's name and first bytes. Throws DataError for what cannot be data: nothing there, a folder, a pipe,
 * an empty file, a pointer that was not fetched, a format that is not read here.
 */
async function inspectSource(path) {
    const pointer = await detectPointer(path);
    if (pointer !== undefined) {
        const what = pointer.kind === 'git-lfs' ? 'a Git LFS pointer' : 'only known by a DVC metafile';
        throw new DataError(`data-pointer-${pointer.kind}`, `${path} is ${what}; the data was not fetched.`, pointer.hint);
    }
    const head = await source_readHead(path);
    if (startsWith(head, 'PAR1'))
        return { path, format: 'parquet', gzip: false, tabs: false };
    const gzip = head[0] === 0x1f && head[1] === 0x8b;
    const name = gzip ? path.replace(/\.gz(ip)?$/i, '') : path;
    const extension = (0,external_node_path_namespaceObject.extname)(name).toLowerCase();
    const format = FORMATS.get(extension);
    if (format === 'parquet') {
        throw new DataError('data-not-parquet', `${path} is named as Parquet but is not a Parquet file.`, SUPPORTED);
    }
    if (format === undefined) {
        const what = extension === '' ? 'no extension' : `the extension ${errors_quoted(extension)}`;
        throw new DataError('data-unsupported-format', `${path} has ${what}; its format is not known.`, SUPPORTED);
    }
    const archive = ARCHIVES.find(([magic]) => startsWith(head, magic))?.[1];
    if (archive !== undefined) {
        throw new DataError('data-unsupported-format', `${path} is a ${archive} file under another name.`, SUPPORTED);
    }
    return { path, format, gzip, tabs: extension === '.tsv' };
}
const ARCHIVES = [
    ['PK\u0003\u0004', 'zip or Excel'],
    ['BZh', 'bzip2'],
    ['\u00fd7zXZ', 'xz'],
    ['\u0028\u00b5\u002f\u00fd', 'zstd'],
    ['\u00d0\u00cf\u0011\u00e0', 'old Excel']
];
const startsWith = (head, magic) => head.toString('latin1', 0, magic.length) === magic;
async function source_readHead(path) {
    let file;
    try {
        file = await (0,promises_namespaceObject.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        throw cannotOpen(path, error);
    }
    try {
        const stat = await file.stat();
        if (stat.isDirectory()) {
            throw new DataError('data-is-directory', `${path} is a folder.`, 'Give the path of one file.');
        }
        if (!stat.isFile())
            throw new DataError('data-not-a-file', `${path} is not a regular file.`, 'Give the path of a file.');
        if (stat.size === 0)
            throw new DataError('data-empty', `${path} is empty.`, 'Check the step that wrote it.');
        const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}
function cannotOpen(path, error) {
    const { code, message } = error;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
        return new DataError('data-missing', `${path} does not exist.`, 'Check the path; relative paths start at working-directory.');
    }
    return new DataError('data-unreadable', `${path} cannot be read: ${message}`, 'Check its permissions.');
}
/** The file's bytes in order, unpacked when it is gzip. */
async function* readBytes(source) {
    const file = (0,external_node_fs_.createReadStream)(source.path, { highWaterMark: CHUNK_BYTES });
    const stream = source.gzip ? file.pipe((0,external_node_zlib_namespaceObject.createGunzip)({ chunkSize: CHUNK_BYTES })) : file;
    if (source.gzip)
        file.on('error', (error) => stream.destroy(error));
    try {
        for await (const chunk of stream)
            yield chunk;
    }
    catch (error) {
        if (error.code?.startsWith('Z_')) {
            throw new DataError('data-bad-gzip', `${source.path} is a damaged gzip file: ${error.message}.`);
        }
        throw cannotOpen(source.path, error);
    }
    finally {
        stream.destroy();
        file.destroy();
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/read.js
/** One file, whatever its format, to one table. */







/**
 * Reads a CSV (`.csv`, `.tsv`), JSON (`.json`, `.jsonl`, records or lines) or Parquet file; text may be gzip.
 * Text is read as a stream, Parquet one column chunk at a time. Column names are unique in the result.
 *
 * @throws DataError for every way in which the file cannot be used, naming the file and the place in it
 */
async function readTable(path, options = {}) {
    const source = await inspectSource(path);
    const kwargs = options.loadingKwargs ?? {};
    const isSeparated = source.tabs && kwargs['sep'] === undefined && kwargs['delimiter'] === undefined;
    const csv = parseLoadingKwargs(isSeparated ? { ...kwargs, sep: '\t' } : kwargs);
    const rows = smallest(options.rows, csv.rows);
    const budget = new MemoryBudget(options.memoryLimit);
    const note = options.note ?? (() => undefined);
    requireCompression(source, csv.compression);
    if (source.format === 'csv')
        return await readCsv(readBytes(source), path, { ...csv, rows }, budget, note);
    const usecols = requireOnly(source, kwargs);
    if (source.format === 'json')
        return await readJson(readBytes(source), path, { rows, usecols }, budget);
    return await readParquet(path, { rows, usecols }, budget, note);
}
function smallest(...limits) {
    const given = limits.filter((limit) => limit !== undefined);
    return given.length === 0 ? undefined : Math.min(...given);
}
function requireCompression(source, compression) {
    const isWrong = (compression === 'gzip' && !source.gzip) || (compression === 'none' && source.gzip);
    if (!isWrong)
        return;
    throw new DataError('data-loading-kwargs', `loading_kwargs.compression does not fit: ${source.path} is ${source.gzip ? '' : 'not '}a gzip file.`, 'Leave it out; compression is found from the file itself.');
}
/** Arguments of read_csv say nothing about other formats; taking them in silence would promise what is not done. */
function requireOnly(source, kwargs) {
    const others = Object.keys(kwargs).filter((key) => !['usecols', 'nrows', 'compression'].includes(key));
    if (others.length > 0) {
        throw new DataError('data-loading-kwargs', `loading_kwargs.${others[0]} is for CSV files, but ${source.path} is ${source.format === 'json' ? 'JSON' : 'Parquet'}.`, 'Supported there: usecols, nrows.');
    }
    const usecols = kwargs['usecols'];
    if (usecols === undefined || usecols === null)
        return undefined;
    if (Array.isArray(usecols) && usecols.every((name) => typeof name === 'string'))
        return usecols;
    throw new DataError('data-loading-kwargs', 'loading_kwargs.usecols must be a list of names here.');
}

;// CONCATENATED MODULE: ./build/js/src/engine/data/side.js
/** One of the two datasets of a run while it is loaded. */





/** What is said of one dataset only holds for both where the other says nothing: columns mean the same in both. */
function withSharedColumns({ reference, evaluation }) {
    const shared = (own, other) => {
        const labelCol = own.labelCol ?? other.labelCol;
        const predCol = own.predCol ?? other.predCol;
        const timestampCol = own.timestampCol ?? other.timestampCol;
        return {
            ...own,
            ...(labelCol === undefined ? {} : { labelCol }),
            ...(predCol === undefined ? {} : { predCol }),
            ...(timestampCol === undefined ? {} : { timestampCol })
        };
    };
    return { reference: shared(reference, evaluation), evaluation: shared(evaluation, reference) };
}
/** Reads the file, keeps the rows that `nrows` and `sample` ask for, and takes label and prediction out. */
async function readSide(role, job, seed, notes) {
    const samples = job.sample === true && job.nrows !== undefined;
    let frame = await readTable(job.path, {
        loadingKwargs: job.loadingKwargs,
        rows: samples ? undefined : job.nrows,
        note: (text) => notes.push(text)
    });
    const fileRows = job.nrows === undefined || samples ? frame.length : undefined;
    let chosen;
    if (samples && job.nrows < frame.length) {
        chosen = createRandom(seed, 'sample', role).sampleIndices(frame.length, job.nrows);
        notes.push(`${job.name}: ${chosen.length} of ${frame.length} rows were drawn at random (nrows, sample).`);
        frame = takeRows(frame, chosen);
    }
    else if (fileRows === undefined && frame.length === job.nrows) {
        notes.push(`${job.name}: only the first ${frame.length} rows are used (nrows).`);
    }
    if (frame.length === 0)
        throw new DataError('data-no-rows', `${job.name} has no rows left (nrows is ${job.nrows ?? 0}).`);
    const find = (name) => frame.columns.find((column) => column.name === name);
    return {
        job,
        role,
        frame: without(frame, [job.labelCol, job.predCol]),
        label: find(job.labelCol),
        prediction: find(job.predCol),
        chosen,
        fileRows
    };
}
function without(frame, names) {
    return { columns: frame.columns.filter(({ name }) => !names.includes(name)), length: frame.length };
}
const side_columnNames = (side) => side.frame.columns.map(({ name }) => name);
/** A configured column that neither dataset has, with the nearest name that is there. */
function notFound(key, name, present) {
    const nearest = [...new Set(present)].sort((a, b) => distance(name, a) - distance(name, b));
    const hint = nearest[0] === undefined ? '' : `Nearest: ${errors_quoted(nearest[0])}. `;
    return new DataError('data-column-missing', `${key} names ${errors_quoted(name)}, which neither dataset has.`, `${hint}The columns are: ${listed([...new Set(present)], 30)}.`);
}
/** Names may be kilobytes long, and the distance of two long ones takes quadratic time. */
const distance = (a, b) => leven(a.toLowerCase().slice(0, 100), b.toLowerCase().slice(0, 100));

;// CONCATENATED MODULE: ./build/js/src/engine/data/load.js
/** Both datasets of a run, read, matched with each other and freed of everything that is no feature. */









/** @throws DataError for everything in the data that a run cannot work with */
async function loadData(request) {
    const notes = [];
    const { task } = request;
    const jobs = withSharedColumns(request);
    const reference = await readSide('reference', jobs.reference, request.seed, notes);
    const evaluation = await readSide('evaluation', jobs.evaluation, request.seed, notes);
    requireLabelColumn(reference, evaluation, notes);
    requirePredictionColumn(reference, evaluation);
    await dropRegisteredPredictions(reference, evaluation);
    const names = matchColumns(reference, evaluation, request, notes);
    const features = featuresOf(reference, evaluation, names, request);
    noteTypeDifferences(reference, evaluation, notes);
    const map = labelMap(jobs.reference, jobs.evaluation);
    const labels = readLabels(task, {
        reference: { name: reference.job.name, column: reference.label },
        evaluation: { name: evaluation.job.name, column: evaluation.label },
        map,
        classNames: jobs.reference.classNames ?? jobs.evaluation.classNames
    });
    notes.push(...labels.notes);
    const predictions = {
        reference: await loadPredictions(task, reference, labels.classNames),
        evaluation: await loadPredictions(task, evaluation, labels.classNames)
    };
    const classNames = classNamesOf(task, labels.classNames, predictions);
    for (const side of [reference, evaluation])
        requireWidth(task, side, predictions[side.role], classNames);
    const dataset = (side) => ({
        name: side.job.name,
        rows: side.frame.length,
        frame: side.frame,
        labels: labels[side.role],
        predictions: predictions[side.role]
    });
    return { reference: dataset(reference), evaluation: dataset(evaluation), features, classNames, notes };
}
function requireLabelColumn(reference, evaluation, notes) {
    const lacking = [reference, evaluation].filter((side) => side.job.labelCol !== undefined && side.label === undefined);
    if (lacking.length === 2) {
        throw notFound('label_col', reference.job.labelCol, [
            ...side_columnNames(reference),
            ...side_columnNames(evaluation)
        ]);
    }
    for (const side of lacking) {
        notes.push(`${side.job.name} has no column ${errors_quoted(side.job.labelCol)}; tests that need its labels are skipped.`);
    }
}
function requirePredictionColumn(reference, evaluation) {
    const lacking = [reference, evaluation].filter((side) => side.job.predCol !== undefined && side.prediction === undefined);
    if (lacking.length < 2 || lacking.some((side) => side.job.predictions !== undefined))
        return;
    throw notFound('pred_col', reference.job.predCol, [...side_columnNames(reference), ...side_columnNames(evaluation)]);
}
/** A prediction set may be registered from the data file itself; its column is then no feature. */
async function dropRegisteredPredictions(...sides) {
    const names = [];
    for (const { job } of sides) {
        if (job.predictions?.predCol === undefined)
            continue;
        const [own, data] = await Promise.all([
            (0,promises_namespaceObject.realpath)(job.predictions.path).catch(() => ''),
            (0,promises_namespaceObject.realpath)(job.path)
        ]);
        if (own === data)
            names.push(job.predictions.predCol);
    }
    for (const side of sides)
        side.frame = without(side.frame, names);
}
/** Gives both frames the same columns in the order of the reference file; returns every name either had. */
function matchColumns(reference, evaluation, request, notes) {
    const inReference = side_columnNames(reference);
    const inEvaluation = new Set(side_columnNames(evaluation));
    const optional = new Set([
        ...(request.globalExclude ?? []),
        ...(request.reference.featuresNotInModel ?? []),
        ...(request.evaluation.featuresNotInModel ?? [])
    ]);
    const onlyReference = inReference.filter((name) => !inEvaluation.has(name));
    const known = new Set(inReference);
    const onlyEvaluation = [...inEvaluation].filter((name) => !known.has(name));
    const required = onlyReference.filter((name) => request.hasModel && !optional.has(name));
    if (required.length > 0) {
        throw new DataError('data-columns-differ', `${evaluation.job.name} lacks columns that ${reference.job.name} has, and the model would lack them: ${listed(required, 30)}.`, 'Add them, or name columns that the model does not use in features_not_in_model.');
    }
    for (const [names, side] of [
        [onlyReference, reference],
        [onlyEvaluation, evaluation]
    ]) {
        if (names.length > 0)
            notes.push(`Columns that only ${side.job.name} has are left out: ${listed(names, 30)}.`);
    }
    const common = inReference.filter((name) => inEvaluation.has(name));
    if (common.length === 0) {
        throw new DataError('data-no-features', `${reference.job.name} and ${evaluation.job.name} have no feature in common.`, 'Check that both files are of the same kind, and loading_kwargs.sep.');
    }
    reference.frame = selectColumns(reference.frame, common);
    evaluation.frame = selectColumns(evaluation.frame, common);
    return [...inReference, ...onlyEvaluation];
}
function featuresOf(reference, evaluation, names, request) {
    const lists = [request.reference, request.evaluation];
    const present = new Set([...names, ...lists.flatMap(({ labelCol, predCol }) => [labelCol, predCol])]);
    const known = (key, given) => {
        const unknown = given.find((name) => !present.has(name));
        if (unknown !== undefined)
            throw notFound(key, unknown, names);
        return new Set(given);
    };
    const categorical = request.reference.categoricalFeatures ?? request.evaluation.categoricalFeatures;
    const featureLists = {
        categorical: categorical === undefined ? undefined : known('categorical_features', categorical),
        protected: known('protected_features', lists.flatMap((job) => job.protectedFeatures ?? [])),
        notInModel: known('features_not_in_model', lists.flatMap((job) => job.featuresNotInModel ?? []))
    };
    const timestamps = [reference.job.timestampCol, evaluation.job.timestampCol].filter((name) => name !== undefined);
    known('timestamp_col', timestamps);
    const settings = request.columnType ?? DEFAULT_PROFILING.columnType;
    const features = reference.frame.columns
        .filter(({ name }) => !timestamps.includes(name))
        .map((column) => featureOf(column, featureLists, settings));
    if (features.length > 0)
        return features;
    throw new DataError('data-no-features', `${reference.job.name} has no feature besides the timestamp.`);
}
function noteTypeDifferences(reference, evaluation, notes) {
    const differing = reference.frame.columns.flatMap((column, index) => {
        const other = evaluation.frame.columns[index];
        return other.dtype === column.dtype ? [] : [`${errors_quoted(column.name)} (${column.dtype}, ${other.dtype})`];
    });
    if (differing.length === 0)
        return;
    const shown = differing.slice(0, 20).join(', ');
    const more = differing.length > 20 ? ` and ${differing.length - 20} more` : '';
    notes.push(`pandas gives these columns another type in ${evaluation.job.name} than in ${reference.job.name}, and so does the model see them: ${shown}${more}.`);
}
function labelMap(reference, evaluation) {
    if (reference.labelMap === undefined && evaluation.labelMap === undefined)
        return undefined;
    return new Map([...Object.entries(reference.labelMap ?? {}), ...Object.entries(evaluation.labelMap ?? {})]);
}
async function loadPredictions(task, side, classNames) {
    const { job, frame } = side;
    const rowOf = (row) => (side.chosen?.[row] ?? row) + 1;
    if (job.predictions === undefined) {
        if (side.prediction === undefined)
            return null;
        return readPredictions(task, [side.prediction], `${job.name}, column ${errors_quoted(side.prediction.name)}`, classNames.length, rowOf);
    }
    const { path, predCol } = job.predictions;
    const table = await readTable(path, side.fileRows === undefined ? { rows: frame.length } : {});
    const expected = side.fileRows ?? frame.length;
    if (table.length !== expected) {
        throw new DataError('data-predictions-rows', `${path} has ${table.length} predictions, but ${job.name} has ${expected} rows.`, 'Write one prediction for each row of the data, in the same order.');
    }
    const columns = predictionColumns(task, table, path, predCol, classNames);
    const kept = columns.map((column) => (side.chosen === undefined ? column : takeCells(column, side.chosen)));
    return readPredictions(task, kept, path, classNames.length, rowOf);
}
/** Without names, a multiclass task has as many classes as its labels or ready predictions show. */
function classNamesOf(task, fromLabels, predictions) {
    if (task !== 'MODEL_TASK_MULTICLASS_CLASSIFICATION')
        return [...fromLabels];
    const width = Math.max(predictions.reference?.width ?? 0, predictions.evaluation?.width ?? 0);
    const isNumbered = fromLabels.every((name, index) => name === String(index));
    const missing = isNumbered ? Math.max(0, width - fromLabels.length) : 0;
    return [...fromLabels, ...Array.from({ length: missing }, (_, index) => String(fromLabels.length + index))];
}
function requireWidth(task, side, predictions, classNames) {
    if (task !== 'MODEL_TASK_MULTICLASS_CLASSIFICATION' || predictions === null)
        return;
    if (predictions.width === classNames.length)
        return;
    throw new DataError('data-predictions-shape', `${side.job.name} has predictions for ${predictions.width} classes, but there are ${classNames.length}: ${listed(classNames)}.`, 'Write one probability for each class, and give class_names when a class does not occur.');
}

;// CONCATENATED MODULE: ./build/js/src/engine/profile/numbers.js
/**
 * @param numbers NaN is missing
 * @returns null when there is no finite value
 */
function profileNumbers(numbers, { numQuantiles, numSubsets, columnType }) {
    const { finite, infinite } = finiteOf(numbers);
    const sorted = finite.sort();
    const count = sorted.length;
    if (count === 0)
        return null;
    const { distinct, mostCommon, isWhole } = runsOf(sorted);
    const { mean, deviation } = numbers_momentsOf(sorted);
    const { lowest, highest } = legalRange(sorted, columnType.numericRangeInferenceThreshold);
    return {
        count,
        infinite,
        distinct,
        min: sorted[0],
        max: sorted[count - 1],
        mean,
        deviation,
        isUnique: (isWhole || columnType.allowFloatUnique) && distinct >= columnType.minUniqueProp * count,
        isAscending: distinct > 1 && neverFalls(numbers),
        lowest,
        highest,
        quantiles: quantilesOf(sorted, numQuantiles),
        subsetEdges: quantilesOf(sorted, numSubsets + 1),
        mostCommon
    };
}
/**
 * Quantiles at 0, 1/(n-1), …, 1 of ascending values, by linear interpolation: numpy.quantile's default, method 7 of
 * Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996.
 */
function quantilesOf(sorted, n) {
    const quantiles = new Float64Array(n);
    const step = 1 / (n - 1);
    for (let i = 0; i < n; i++) {
        const position = (sorted.length - 1) * (i === n - 1 ? 1 : i * step);
        const below = Math.min(Math.floor(position), sorted.length - 1);
        const above = Math.min(below + 1, sorted.length - 1);
        const weight = position - below;
        const from = sorted[below];
        const to = sorted[above];
        // numpy interpolates from the nearer end, so that the result is monotonic in the weight.
        quantiles[i] = weight >= 0.5 ? to - (to - from) * (1 - weight) : from + (to - from) * weight;
    }
    return quantiles;
}
// Plain loops below: with a callback for each value, or an iterator, these take several times as long.
function finiteOf(numbers) {
    const finite = new Float64Array(numbers.length);
    let count = 0;
    let infinite = 0;
    for (let row = 0; row < numbers.length; row++) {
        const value = numbers[row];
        if (Number.isFinite(value))
            finite[count++] = value;
        else if (!Number.isNaN(value))
            infinite++;
    }
    return { finite: finite.subarray(0, count), infinite };
}
function runsOf(sorted) {
    let distinct = 0;
    let mostCommon = sorted[0];
    let longest = 0;
    let isWhole = true;
    for (let start = 0; start < sorted.length;) {
        const value = sorted[start];
        let end = start + 1;
        // Sorting puts -0 before 0; they are one value.
        while (end < sorted.length && sorted[end] === value)
            end++;
        distinct++;
        if (end - start > longest) {
            longest = end - start;
            mostCommon = value;
        }
        isWhole &&= Number.isInteger(value);
        start = end;
    }
    return { distinct, mostCommon, isWhole };
}
function numbers_momentsOf(values) {
    let sum = 0;
    for (let i = 0; i < values.length; i++)
        sum += values[i];
    let mean = sum / values.length;
    // Sums of huge values overflow; dividing first loses a little precision but no magnitude.
    if (!Number.isFinite(mean))
        mean = values.reduce((total, value) => total + value / values.length, 0);
    let squares = 0;
    for (let i = 0; i < values.length; i++)
        squares += (values[i] - mean) ** 2;
    return { mean, deviation: Math.sqrt(squares / values.length) };
}
function legalRange(sorted, threshold) {
    const needed = threshold * sorted.length;
    const negative = sorted.findIndex((value) => value >= 0);
    const notNegative = negative < 0 ? 0 : sorted.length - negative;
    const past = sorted.findIndex((value) => value > 1);
    const inUnit = notNegative - (past < 0 ? 0 : sorted.length - past);
    if (inUnit >= needed)
        return { lowest: 0, highest: 1 };
    return { lowest: notNegative >= needed ? 0 : null, highest: null };
}
function neverFalls(numbers) {
    let last = -Infinity;
    for (let row = 0; row < numbers.length; row++) {
        const value = numbers[row];
        if (value < last)
            return false;
        if (!Number.isNaN(value))
            last = value;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/js/src/engine/profile/values.js
/** Distinct values of a column, whatever its dtype, under one name each. */


/**
 * How a value is shown, and what makes it the same in two files: 1, 1.0 and the text "1" are one value, as a column may
 * be int64 in one file and text in the other. Truth values are written as Python writes them.
 */
function valueName(cell) {
    if (typeof cell === 'boolean')
        return cell ? 'True' : 'False';
    return typeof cell === 'string' ? cell : String(cell);
}
/** Values with their number of rows; missing ones are not counted. */
function countValues(column) {
    const { ids, cells } = distinctIds(column);
    const counts = new Float64Array(cells.length);
    for (let row = 0; row < ids.length; row++)
        if (ids[row] >= 0)
            counts[ids[row]]++;
    const byName = new Map();
    for (const [id, value] of cells.entries()) {
        if (counts[id] === 0)
            continue;
        const name = valueName(value);
        // The text "1" and the number 1 of an object column fall together.
        const known = byName.get(name);
        byName.set(name, { value: known?.value ?? value, count: counts[id] + (known?.count ?? 0) });
    }
    return byName;
}
/** The rows as small numbers: `ids[row]` is the position of its value in `cells`, -1 where it is missing. */
function distinctIds(column) {
    switch (column.dtype) {
        case 'string':
            return { ids: column.codes, cells: [...column.dictionary] };
        case 'bool':
            return { ids: Int32Array.from(column.values), cells: [false, true] };
        case 'object':
            return objectIds(column);
        default: {
            const ids = new Int32Array(column.length);
            const known = new Map();
            const { values } = column;
            for (let row = 0; row < column.length; row++) {
                if (isMissing(column, row)) {
                    ids[row] = -1;
                    continue;
                }
                const value = values[row];
                let id = known.get(value);
                if (id === undefined)
                    known.set(value, (id = known.size));
                ids[row] = id;
            }
            return { ids, cells: [...known.keys()] };
        }
    }
}
function objectIds(column) {
    const known = new Map();
    const cells = [];
    const ids = new Int32Array(column.length);
    for (let row = 0; row < column.length; row++) {
        const cell = cellAt(column, row);
        if (cell === null) {
            ids[row] = -1;
            continue;
        }
        const key = column.kinds[row] === MIXED_STRING ? `s${cell}` : `${typeof cell}${String(cell)}`;
        let id = known.get(key);
        if (id === undefined) {
            known.set(key, (id = known.size));
            cells.push(cell);
        }
        ids[row] = id;
    }
    return { ids, cells };
}

;// CONCATENATED MODULE: ./build/js/src/engine/profile/subsets.js
/** A feature cut into subsets of rows, the same way in every dataset. */


/** Name of the subset of rows in which the feature is missing. */
const MISSING_NAME = 'None';
/**
 * Categorical: one subset per value of the reference that is frequent enough, in order of value; other values are in
 * none. Numeric: quantile bins of the reference, `[a, b]` and then `(b, c]`; equal edges are merged, but when the
 * smallest value fills a bin it is one of its own. Values beyond the outer edges belong to the outer bins. Missing
 * values are the last subset, named None, when the reference has enough of them.
 *
 * @param minSubsetFrequency least share of the reference rows that a value must have
 */
function subsetsOf(profile, minSubsetFrequency) {
    const least = Math.max(1, minSubsetFrequency * profile.rows);
    const hasMissing = profile.nulls >= least;
    if (profile.numbers !== null)
        return binsOf(profile.numbers.subsetEdges, hasMissing);
    const frequent = profile.values.filter(({ count }) => count >= least);
    const ordered = frequent.map(({ value }) => value).sort(compareValues);
    return valuesOf(ordered.map(valueName), hasMissing);
}
/** Numbers in order, then texts. */
function compareValues(a, b) {
    if (typeof a === 'string' && typeof b === 'string')
        return a < b ? -1 : 1;
    if (typeof a === 'string')
        return 1;
    if (typeof b === 'string')
        return -1;
    return Number(a) - Number(b);
}
function valuesOf(values, hasMissing) {
    const byName = new Map(values.map((name, subset) => [name, subset]));
    const missing = hasMissing ? values.length : -1;
    return {
        names: hasMissing ? [...values, MISSING_NAME] : values,
        assign: (column) => {
            const { ids, cells } = distinctIds(column);
            const subsets = Int32Array.from(cells, (cell) => byName.get(valueName(cell)) ?? -1);
            return ids.map((id) => (id < 0 ? missing : subsets[id]));
        }
    };
}
function binsOf(edges, hasMissing) {
    const upper = Float64Array.from(new Set(edges.subarray(1)));
    const texts = distinctTexts([edges[0], ...upper]);
    const names = [...upper].map((_, bin) => bin === 0 ? `[${texts[0]}, ${texts[1]}]` : `(${texts[bin]}, ${texts[bin + 1]}]`);
    const last = upper.length - 1;
    const missing = hasMissing ? names.length : -1;
    return {
        names: hasMissing ? [...names, MISSING_NAME] : names,
        assign: (column) => {
            const numbers = numbersOf(column);
            const subsets = new Int32Array(column.length);
            for (let row = 0; row < column.length; row++) {
                const value = numbers[row];
                if (Number.isNaN(value)) {
                    // Text among numbers is neither missing nor in a bin.
                    subsets[row] = isMissing(column, row) ? missing : -1;
                    continue;
                }
                let bin = 0;
                while (bin < last && value > upper[bin])
                    bin++;
                subsets[row] = bin;
            }
            return subsets;
        }
    };
}
/** Numbers with as few digits as keep different ones apart. */
function distinctTexts(numbers) {
    const wanted = new Set(numbers).size;
    for (const digits of [6, 9, 12]) {
        const texts = numbers.map((value) => String(Number(value.toPrecision(digits))));
        if (new Set(texts).size === wanted)
            return texts;
    }
    return numbers.map(String);
}

;// CONCATENATED MODULE: ./build/js/src/engine/profile/profile.js
/** What is known of each feature's column in the reference dataset. Computed once per column, when first asked for. */





const MAX_VALUES = 10_000;
/** Features are asked for by the position of their column in the frames. */
function profileData(data, settings) {
    const byName = new Map(data.features.map((feature) => [feature.name, feature]));
    const profiles = new Map();
    const of = ({ column: index }) => {
        let profile = profiles.get(index);
        if (profile === undefined) {
            const column = columnAt(data.reference.frame.columns, index);
            const feature = byName.get(column.name);
            if (feature === undefined)
                throw new RangeError(`column ${index} is no feature`);
            profiles.set(index, (profile = profileColumn(column, feature, settings)));
        }
        return profile;
    };
    return {
        of,
        subsets: (feature) => {
            const scheme = subsetsOf(of(feature), settings.minSubsetFrequency);
            if (scheme.names.length === 0)
                return null;
            return {
                codes: scheme.assign(columnAt(data.evaluation.frame.columns, feature.column)),
                names: scheme.names
            };
        }
    };
}
function columnAt(columns, index) {
    const column = columns[index];
    if (column === undefined)
        throw new RangeError(`there is no column ${index}`);
    return column;
}
/** Profiles one column; O(rows) but for the sort that a numeric feature needs for its quantiles. */
function profileColumn(column, feature, settings) {
    let nulls = 0;
    for (let row = 0; row < column.length; row++)
        if (isMissing(column, row))
            nulls++;
    const common = { feature, rows: column.length, nulls, hasText: textFinder(column) };
    if (feature.kind === 'numeric') {
        const numbers = profileNumbers(numbersOf(column), settings);
        return {
            ...common,
            distinct: numbers?.distinct ?? 0,
            values: [],
            valuesAreComplete: false,
            mostCommon: numbers?.mostCommon ?? null,
            numbers,
            requiredCharacters: [],
            allowsUnseen: false
        };
    }
    const counts = countValues(column);
    const ordered = [...counts.values()].sort((a, b) => b.count - a.count || compareNames(valueName(a.value), valueName(b.value)));
    const criterion = settings.columnType.unseenValuesAllowedCriteria;
    const present = column.length - nulls;
    const spread = criterion < 2 ? counts.size / Math.max(1, present) : counts.size;
    return {
        ...common,
        distinct: counts.size,
        values: ordered.slice(0, MAX_VALUES),
        valuesAreComplete: counts.size <= MAX_VALUES,
        mostCommon: ordered[0]?.value ?? null,
        numbers: null,
        requiredCharacters: column.dtype === 'string' ? sharedCharacters(ordered) : [],
        allowsUnseen: present > 0 && spread >= criterion
    };
}
function compareNames(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function sharedCharacters(values) {
    const [first, ...others] = values;
    let shared = [...new Set(String(first?.value ?? ''))];
    for (const { value } of others) {
        if (shared.length === 0)
            break;
        const characters = new Set(String(value));
        shared = shared.filter((character) => characters.has(character));
    }
    return shared.sort();
}
/** Built at the first question: most columns are never asked. */
function textFinder(column) {
    let texts;
    return (text) => (texts ??= profile_textsOf(column)).has(text);
}
function profile_textsOf(column) {
    if (column.dtype !== 'string' && column.dtype !== 'object')
        return new Set();
    const used = new Uint8Array(column.dictionary.length);
    for (let row = 0; row < column.length; row++) {
        const code = column.codes[row];
        if (code >= 0 && (column.dtype === 'string' || column.kinds[row] === MIXED_STRING))
            used[code] = 1;
    }
    return new Set(column.dictionary.filter((_, code) => used[code] === 1));
}

;// CONCATENATED MODULE: ./build/js/src/engine/prepare.js




/** Reads both datasets of the job. @throws DataError, or RunFailure for a seed that is none */
async function prepareData(job) {
    const { config } = job;
    const settings = profilingSettings(config.profiling_config?.data_profiling ?? {});
    const data = await loadData({
        task: job.task,
        reference: job.reference,
        evaluation: job.evaluation,
        hasModel: job.modelFile !== undefined,
        seed: seedOf(config),
        globalExclude: config.test_suite_config?.global_exclude_columns ?? [],
        columnType: settings.columnType
    });
    return { data, profile: profileData(data, settings) };
}

;// CONCATENATED MODULE: ./build/js/src/engine/categories.js
/** The categories that can be run, in the order in which they are run and shown. */
const CATEGORIES = new Map([
    [
        'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
        {
            id: 'model_performance',
            name: 'Model Performance',
            description: 'How good the predictions are on the whole evaluation dataset, and how far they fall behind the reference dataset.',
            risk: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH'
        }
    ],
    [
        'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE',
        {
            id: 'subset_performance',
            name: 'Subset Performance',
            description: 'Whether the model is much worse on some part of the evaluation dataset than on all of it: on one value of a ' +
                'category, or on one range of a number.',
            risk: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH'
        }
    ],
    [
        'TEST_CATEGORY_TYPE_TRANSFORMATIONS',
        {
            id: 'transformations',
            name: 'Transformations',
            description: 'What the model does with rows in which one feature is damaged the way real pipelines damage it: missing, of ' +
                'another type, spelled differently, out of range.',
            risk: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH'
        }
    ],
    [
        'TEST_CATEGORY_TYPE_ADVERSARIAL',
        {
            id: 'adversarial',
            name: 'Adversarial',
            description: 'How far small, deliberate changes of a row can push its prediction away from the truth.',
            risk: 'RISK_CATEGORY_TYPE_SECURITY_RISK'
        }
    ]
]);
const DEFAULT_CATEGORIES = [...CATEGORIES.keys()];

;// CONCATENATED MODULE: ./build/js/src/engine/aggregate.js



/** `ceil` of the mean level of the cases: one ALERT among passing cases makes a WARNING, only many make an ALERT. */
function levelOfTest(cases) {
    const mean = meanLevel(cases);
    return mean === null ? 'skip' : Math.ceil(mean);
}
/** Mean level of the tests, rounded half to even. */
function levelOfCategory(tests) {
    const mean = meanLevel(tests);
    if (mean === null)
        return 'skip';
    const below = Math.floor(mean);
    const isHalf = mean - below === 0.5;
    return (isHalf ? (below % 2 === 0 ? below : below + 1) : Math.round(mean));
}
function meanLevel(parts) {
    const levels = parts.map((part) => part.level).filter((level) => level !== 'skip');
    return levels.length === 0 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
function batchOf(testRunId, { test, cases, level }, settings) {
    const failing = cases.filter((one) => one.level !== 'skip' && one.level > 0);
    const failingRows = failingRowsOf(cases);
    const count = (wanted) => cases.filter((one) => one.level === wanted).length;
    return {
        testRunId,
        testType: test.type,
        testName: test.name,
        description: test.texts.description,
        testCategory: test.category,
        durationInMillis: '0',
        severity: severityOf(level),
        summaryCounts: {
            total: String(cases.length),
            pass: String(count(0)),
            warning: String(count(1)),
            fail: String(count(2)),
            skip: String(count('skip'))
        },
        failingFeatures: [...new Set(failing.flatMap((one) => one.features))],
        metrics: [],
        display: { summaryDetails: summaryOf(cases), ...displayOf(test, settings) },
        ...(failingRows === undefined ? {} : { failingRowsResult: failingRows })
    };
}
function summaryOf(cases) {
    const judged = cases.filter((one) => one.level !== 'skip');
    const skipped = cases.length - judged.length;
    if (judged.length === 0)
        return cases[0]?.details.sentence ?? '';
    const passed = judged.filter((one) => one.level === 0).length;
    const others = skipped === 0 ? '' : ` ${counted(skipped, 'case')} skipped.`;
    return `${passed} of ${counted(judged.length, 'case')} passed.${others}`;
}
function categoryOf(type, results) {
    const { id, description, risk } = CATEGORIES.get(type);
    const failing = results.filter(({ level }) => level !== 'skip' && level > 0);
    return {
        id,
        severity: severityOf(levelOfCategory(results)),
        suggestion: { details: insightOf(results, failing) },
        categoryMetrics: summaryMetrics(results).map((metric) => ({ ...metric, riskCategoryType: risk })),
        testBatchTypes: results.map(({ test }) => test.type),
        description,
        severityCounts: severityCounts(results),
        failingTestTypes: failing.map(({ test }) => test.type),
        riskCategory: risk,
        testCategory: type
    };
}
function insightOf(results, failing) {
    const judged = results.filter(({ level }) => level !== 'skip');
    if (judged.length === 0)
        return `${counted(results.length, 'test')} skipped, none judged.`;
    if (failing.length === 0)
        return `All ${counted(judged.length, 'test')} passed.`;
    const worst = failing.reduce((a, b) => (severityRank(b) > severityRank(a) ? b : a));
    const level = worst.level === 2 ? 'an alert' : 'a warning';
    return `${failing.length} of ${counted(judged.length, 'test')} did not pass. The worst is ${worst.test.name}, with ${level}.`;
}
/** By level, then by the worst effect on the model that a case saw. */
function severityRank({ level, cases }) {
    const effect = Math.max(0, ...cases.map((one) => one.importance));
    return (level === 'skip' ? -1 : level) + effect / (1 + effect);
}
function summaryMetrics(results) {
    const judged = results.filter(({ level }) => level !== 'skip');
    if (judged.length === 0)
        return [];
    const passed = judged.filter(({ level }) => level === 0).length;
    return [
        {
            name: 'Average Severity',
            value: aggregate_round(meanLevel(judged)),
            description: 'Mean of the severities of the tests that were not skipped: 0 pass, 1 warning, 2 alert.'
        },
        {
            name: 'Test Pass Rate (%)',
            value: aggregate_round((100 * passed) / judged.length),
            description: 'Share of the tests that passed among those that were not skipped.'
        }
    ];
}
function aggregate_round(value) {
    return Number(formatNumber(value));
}
/** Skipped tests are in none of the counts. */
function severityCounts(results) {
    const count = (wanted) => String(results.filter(({ level }) => level === wanted).length);
    return { numNoneSeverity: count(0), numLowSeverity: count(1), numHighSeverity: count(2) };
}
/** `severityCounts` counts tests; `summaryCounts` counts cases. */
function runMetricsOf(byCategory) {
    const results = [...byCategory.values()].flat();
    const cases = results.flatMap((result) => result.cases);
    const count = (wanted) => String(cases.filter((one) => one.level === wanted).length);
    return {
        severityCounts: severityCounts(results),
        summaryCounts: {
            total: String(cases.length),
            pass: count(0),
            warning: count(1),
            fail: count(2),
            skip: count('skip')
        },
        categorySummaryMetrics: [...byCategory].flatMap(([testCategory, tests]) => summaryMetrics(tests).map(({ name, value }) => ({
            testCategory,
            categoryId: CATEGORIES.get(testCategory).id,
            name,
            value
        }))),
        riskScores: riskScoresOf(byCategory)
    };
}
/** The worst category decides a risk: 0 pass, 0.5 warning, 1 alert. A risk none of whose tests was judged has no score. */
function riskScoresOf(byCategory) {
    const worst = new Map();
    for (const [type, results] of byCategory) {
        const level = levelOfCategory(results);
        if (level === 'skip')
            continue;
        const { risk } = CATEGORIES.get(type);
        worst.set(risk, Math.max(level, worst.get(risk) ?? 0));
    }
    return [...worst].map(([type, level]) => ({ type, severity: SEVERITIES[level], score: level / 2 }));
}

;// CONCATENATED MODULE: ./build/js/src/engine/recorder.js




class Recorder {
    job;
    emit;
    results = new Map();
    counts = { cases: 0, batches: 0, testErrors: 0 };
    constructor(job, emit) {
        this.job = job;
        this.emit = emit;
    }
    async log(level, message) {
        await this.emit({ type: 'log', level, message });
    }
    async running({ test }) {
        await this.emit({ type: 'progress', testType: test.type, status: 'running' });
    }
    /** All cases of a test and then its batch. */
    async completed({ test, settings }, found) {
        const { testRunId } = this.job;
        const cases = found.length > 0 ? found : [skippedCase('the data has no feature that this test could look at.')];
        const result = { test, cases, level: levelOfTest(cases) };
        for (const one of cases)
            await this.emit({ type: 'case', case: testCaseOf(test, testRunId, one) });
        await this.emit({ type: 'batch', batch: batchOf(testRunId, result, settings) });
        await this.emit({ type: 'progress', testType: test.type, status: 'completed' });
        this.counts.cases += cases.length;
        this.counts.batches++;
        this.results.set(test, result);
    }
    /** @throws RunFailure when the run asks for explicit errors, or the error is of the run and not of the test */
    async failed({ test }, error) {
        if (error instanceof RunFailure)
            throw error;
        const failure = testFailureOf(test.name, error);
        this.counts.testErrors++;
        await this.emit({ type: 'test-error', testType: test.type, failure });
        await this.emit({ type: 'progress', testType: test.type, status: 'failed' });
        if (this.job.config.run_time_info?.explicit_errors === true) {
            throw new RunFailure(failure.code, failure.message, failure);
        }
    }
    /** Categories, the run and the end marker. A category all of whose tests raised has no result. */
    async end(categories, tests, context) {
        const ordered = tests.flatMap(({ test }) => this.results.get(test) ?? []);
        const byCategory = new Map(categories.map((category) => [category, ordered.filter(({ test }) => test.category === category)]));
        for (const [category, results] of byCategory) {
            if (results.length === 0)
                byCategory.delete(category);
            else
                await this.emit({ type: 'category', category: categoryOf(category, results) });
        }
        const evaluation = context.predictions.get('evaluation');
        await this.emit({
            type: 'run',
            run: {
                testCategories: [...categories],
                metrics: {
                    modelPerf: modelPerformance(context),
                    ...(evaluation?.width === 1 ? { averagePrediction: recorder_meanOf(evaluation.values) } : {}),
                    numInputs: String(context.data.evaluation.rows),
                    ...runMetricsOf(byCategory)
                }
            }
        });
        await this.emit({ type: 'end', ...this.counts, categories: byCategory.size });
    }
}
/** Metrics that are defined on the evaluation dataset. */
function modelPerformance(context) {
    const evaluation = context.overall('evaluation');
    const reference = context.overall('reference');
    const performance = {};
    for (const metric of METRICS) {
        if (evaluation === null || metric.measures[context.task] === undefined)
            continue;
        const after = evaluation.overall(metric).value;
        const before = reference?.overall(metric).value ?? null;
        if (after === null)
            continue;
        performance[metric.name] = { ...(before === null ? {} : { refMetric: before }), evalMetric: after };
    }
    return performance;
}
function recorder_meanOf(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}

;// CONCATENATED MODULE: ./build/js/src/engine/rounds.js


/** Takes a test up to what it wants first. What it raises is kept in `error`. */
function startTest(selected, context) {
    const started = { ...selected, run: null, want: null, cases: null, error: undefined };
    try {
        const run = selected.test.run(context.forTest(selected));
        const withRun = { ...started, run };
        advance(withRun, () => run.next());
        return withRun;
    }
    catch (error) {
        return { ...started, error };
    }
}
function advance(started, next) {
    started.want = null;
    try {
        const step = next();
        if (step.done === true)
            started.cases = step.value;
        else
            started.want = step.value;
    }
    catch (error) {
        started.error = error;
    }
}
/** Questions over the base pass of the evaluation dataset, where the model makes one. */
class Rounds {
    context;
    tests;
    hasBase;
    batchRows;
    constructor(context, tests, hasBase, batchRows) {
        this.context = context;
        this.tests = tests;
        this.hasBase = hasBase;
        this.batchRows = batchRows;
    }
    /** What all tests want now. To be made again once the base pass is there. */
    current() {
        const { data, predictions } = this.context;
        const base = this.hasBase ? (predictions.get('evaluation') ?? null) : null;
        const round = new PerturbationRound(data.evaluation, modelColumns(data), base, this.hasBase, this.batchRows);
        for (const { want } of this.tests)
            for (const block of want?.blocks ?? [])
                round.add(block);
        return round;
    }
    get hasQuestions() {
        return this.tests.some(({ want }) => want !== null);
    }
    /** Most rows of each later round. */
    laterRows() {
        const later = [];
        for (const { want } of this.tests)
            want?.later?.forEach((rows, i) => (later[i] = (later[i] ?? 0) + rows));
        return later;
    }
    /** Gives each test its answers, round by round, until none wants more. */
    async finish(first, batching) {
        let answers = first;
        while (this.hasQuestions) {
            this.give(answers);
            // Also when nothing is wanted any more: an empty round asks nothing.
            answers = await this.current().execute(batching);
        }
    }
    give(answers) {
        let taken = 0;
        for (const started of this.tests) {
            if (started.want === null)
                continue;
            const own = answers.slice(taken, taken + started.want.blocks.length);
            taken += own.length;
            advance(started, () => started.run.next(own));
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/selection.js



/** Factors on the thresholds that the user did not set. The documents name the levels but give no figures. */
const SENSITIVITIES = new Map([
    ['TEST_SENSITIVITY_UNSPECIFIED', 1],
    ['TEST_SENSITIVITY_DEFAULT', 1],
    ['TEST_SENSITIVITY_LESS_SENSITIVE', 1.5],
    ['TEST_SENSITIVITY_MORE_SENSITIVE', 0.67]
]);
/**
 * The tests of the requested categories that fit the task and are not switched off, in the order of the catalogue.
 *
 * @throws RunFailure `category-not-available`, `no-tests-selected` or `config-invalid`
 */
function selectTests(config, task, catalogue) {
    const categories = requestedCategories(config.categories);
    const suite = config.test_suite_config ?? {};
    const sensitivity = SENSITIVITIES.get(suite.global_test_sensitivity ?? 'TEST_SENSITIVITY_DEFAULT');
    if (sensitivity === undefined) {
        throw new RunFailure('config-invalid', 'test_suite_config.global_test_sensitivity has a value that is not known.', {
            hint: `Allowed: ${[...SENSITIVITIES.keys()].join(', ')}.`
        });
    }
    const given = new Map(Object.entries(suite.individual_tests_config ?? {}));
    const tests = [];
    for (const category of categories) {
        const fitting = catalogue.filter((test) => test.category === category && test.tasks.includes(task));
        const selected = fitting
            .map((test) => ({ test, settings: settingsOf(test, given, sensitivity) }))
            .filter(({ settings }) => settings.flag('run'));
        if (selected.length === 0) {
            throw new RunFailure('no-tests-selected', `No test of the category ${category} is left to run.`, {
                hint: 'Switch on one of its tests in individual_tests_config, or leave the category out.'
            });
        }
        tests.push(...selected);
    }
    const known = new Set(catalogue.flatMap((test) => test.configKeys));
    return { categories, tests, unknownKeys: [...given.keys()].filter((key) => !known.has(key)) };
}
function requestedCategories(requested) {
    const names = requested === undefined || requested.length === 0 ? DEFAULT_CATEGORIES : requested;
    const missing = names.filter((name) => !CATEGORIES.has(name));
    if (missing.length > 0) {
        const listed = missing.map((name) => JSON.stringify(name.slice(0, 100))).join(', ');
        throw new RunFailure('category-not-available', `These categories can't be run: ${listed}.`, {
            hint: `Available: ${DEFAULT_CATEGORIES.join(', ')}.`
        });
    }
    const wanted = new Set(names);
    return DEFAULT_CATEGORIES.filter((name) => wanted.has(name));
}
function settingsOf(test, given, sensitivity) {
    const keys = test.configKeys.filter((key) => given.has(key));
    if (keys.length > 1) {
        throw new RunFailure('config-invalid', `The test ${test.name} is configured under two names: ${keys.join(' and ')}.`, {
            hint: `Keep ${keys[0]} in individual_tests_config.`
        });
    }
    const name = keys[0] ?? test.configKeys[0];
    return new Settings(name, test.parameters, given.get(name) ?? {}, sensitivity);
}

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: ./build/js/src/engine/worker/bytes.js
/** Buffers begin at multiples of 8 bytes, so that 64-bit numbers can be read where they lie. */
const ALIGNMENT = 8;
function paddingOf(length) {
    return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}
/** The memory of a typed array, not a copy. */
function bytesOf(array) {
    return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/dictionary.js

const MAX_BLOB_BYTES = 2 ** 31 - 1;
/** V8 cannot join more than half a billion characters. */
const MAX_JOINED_CHARS = 2 ** 28;
/** Batches share dictionaries, so each is encoded once. */
const encoded = new WeakMap();
/**
 * Two buffers: int32 offsets (one more than entries) into the UTF-8 text of all entries. A lone surrogate, which UTF-8
 * cannot hold, is written as the three bytes its code point would have (WTF-8); Python's `surrogatepass` reads it.
 */
function encodeDictionary(dictionary) {
    const known = encoded.get(dictionary);
    if (known !== undefined)
        return known;
    const buffers = encodeAscii(dictionary) ?? encodeEach(dictionary);
    encoded.set(dictionary, buffers);
    return buffers;
}
function encodeAscii(dictionary) {
    const offsets = new Int32Array(dictionary.length + 1);
    let length = 0;
    for (let i = 0; i < dictionary.length; i++) {
        length += dictionary[i].length;
        if (length > MAX_JOINED_CHARS)
            return undefined;
        offsets[i + 1] = length;
    }
    const text = dictionary.join('');
    // Only ASCII takes one byte for every UTF-16 unit.
    if (Buffer.byteLength(text) !== length)
        return undefined;
    return [bytesOf(offsets), Buffer.from(text, 'latin1')];
}
function encodeEach(dictionary) {
    const entries = dictionary.map((entry) => (entry.isWellFormed() ? Buffer.from(entry) : encodeWtf8(entry)));
    const offsets = new Int32Array(dictionary.length + 1);
    let offset = 0;
    entries.forEach((entry, i) => {
        offset += entry.length;
        checkSize(offset);
        offsets[i + 1] = offset;
    });
    return [bytesOf(offsets), Buffer.concat(entries)];
}
function encodeWtf8(text) {
    const pieces = [];
    // Iteration goes by code points: pairs stay together, lone surrogates come singly.
    for (const character of text) {
        const code = character.codePointAt(0);
        const lone = code >= 0xd800 && code <= 0xdfff;
        pieces.push(lone
            ? Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)])
            : Buffer.from(character));
    }
    return Buffer.concat(pieces);
}
function checkSize(bytes) {
    if (bytes > MAX_BLOB_BYTES)
        throw new Error('the strings of one column take more than 2 GiB; send fewer rows at once');
}
/** A dictionary with more entries than rows is cut down to the entries these rows use. */
function usedEntries(codes, dictionary) {
    if (dictionary.length <= codes.length)
        return { codes, dictionary };
    const renamed = new Map([[-1, -1]]);
    const used = [];
    const short = new Int32Array(codes.length);
    for (let row = 0; row < codes.length; row++) {
        const code = codes[row];
        let next = renamed.get(code);
        if (next === undefined) {
            next = used.length;
            renamed.set(code, next);
            used.push(dictionary[code]);
        }
        short[row] = next;
    }
    return { codes: short, dictionary: used };
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/frames.js
/**
 * The bytes between engine and model worker: a prefix, a JSON header, and raw little-endian buffers, each aligned to
 * 8 bytes so that both sides read them in place. See docs/reference/worker-protocol.md.
 */



const MAGIC = 'RMW1';
const PREFIX_BYTES = 16;
const ZEROS = Buffer.alloc(ALIGNMENT);
/**
 * One frame as pieces to be written in order. The buffers are not copied, so they must not change until they have
 * been written.
 */
function encodeFrame(header, buffers = []) {
    const lengths = buffers.map((buffer) => buffer.byteLength);
    const text = Buffer.from(JSON.stringify({ ...header, buffers: lengths }));
    const start = Buffer.alloc(PREFIX_BYTES + text.length + paddingOf(text.length));
    start.write(MAGIC, 'latin1');
    start.writeUInt32LE(text.length, 4);
    start.writeBigUInt64LE(BigInt(lengths.reduce((sum, length) => sum + length + paddingOf(length), 0)), 8);
    text.copy(start, PREFIX_BYTES);
    const pieces = [start];
    for (const buffer of buffers) {
        if (buffer.byteLength > 0)
            pieces.push(buffer);
        if (paddingOf(buffer.byteLength) > 0)
            pieces.push(ZEROS.subarray(0, paddingOf(buffer.byteLength)));
    }
    return pieces;
}
/**
 * A request for predictions of all rows of `frame`. Numeric columns are sent from where they lie.
 *
 * @throws Error when the frame contradicts itself, which is a mistake in the engine
 */
function encodePredict(request, frame) {
    if ((0,external_node_os_namespaceObject.endianness)() !== 'LE')
        throw new Error('the engine needs a little-endian machine');
    const columns = [];
    const buffers = [];
    const names = new Set();
    for (const column of frame.columns) {
        if (names.has(column.name))
            throw new Error(`two columns are called ${JSON.stringify(column.name)}`);
        names.add(column.name);
        // A model is not called for an empty frame, so its columns are not sent either.
        if (frame.length > 0)
            columns.push(encodeColumn(column, frame.length, buffers));
    }
    return encodeFrame({ type: 'predict', ...request, rows: frame.length, columns }, buffers);
}
function encodeColumn(column, rows, buffers) {
    const { name, dtype } = column;
    const push = (array) => {
        if (array.length !== rows) {
            throw new Error(`column ${JSON.stringify(name)} has ${array.length} rows, the frame ${rows}`);
        }
        buffers.push(bytesOf(array));
    };
    switch (column.dtype) {
        case 'int64':
            push(column.values);
            return { name, dtype: column.values instanceof BigInt64Array ? 'int64' : 'int64-as-float64' };
        case 'float64':
        case 'bool':
        case 'datetime64[ns]':
            push(column.values);
            return { name, dtype: column.dtype };
        case 'string': {
            const { codes, dictionary } = usedEntries(column.codes, column.dictionary);
            push(codes);
            buffers.push(...encodeDictionary(dictionary));
            return { name, dtype: column.dtype };
        }
        case 'object': {
            push(column.kinds);
            push(column.numbers);
            push(column.codes);
            buffers.push(...encodeDictionary(column.dictionary));
            return { name, dtype: column.dtype };
        }
        default:
            throw new Error(`column ${JSON.stringify(name)} has the unknown dtype ${dtype}`);
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/replies.js
/** What a worker may say, checked to the letter: it runs the user's code, so nothing it sends is trusted. */
/** The worker said something the protocol does not allow here. It is cut off. */
class ProtocolViolation extends Error {
    name = 'ProtocolViolation';
}
const PROTOCOL_VERSION = 1;
const MAX_MESSAGE_CHARS = 2_100;
const MAX_TRACEBACK_CHARS = 20_100;
const MAX_VERSION_CHARS = 100;
const ERROR_KINDS = ['load', 'raised', 'shape', 'protocol'];
/** @throws ProtocolViolation */
function parseReply(text, bodyBytes) {
    let header;
    try {
        header = JSON.parse(text);
    }
    catch {
        throw new ProtocolViolation('the header is not JSON');
    }
    if (typeof header !== 'object' || header === null || Array.isArray(header)) {
        throw new ProtocolViolation('the header is not an object');
    }
    const fields = new Fields(header);
    const buffers = fields.lengths();
    const reply = parseFields(fields);
    const expected = reply.type === 'predictions' ? [reply.rows * reply.width * Float64Array.BYTES_PER_ELEMENT] : [];
    if (buffers.length !== expected.length || buffers[0] !== expected[0] || bodyBytes !== (expected[0] ?? 0)) {
        throw new ProtocolViolation(`a ${reply.type} frame has buffers of the wrong number or length`);
    }
    return reply;
}
function parseFields(fields) {
    const type = fields.oneOf('type', ['hello', 'loaded', 'predictions', 'error']);
    switch (type) {
        case 'hello':
            if (fields.count('protocol') !== PROTOCOL_VERSION) {
                throw new ProtocolViolation('the worker speaks another version of the protocol');
            }
            return { type, python: fields.text('python', MAX_VERSION_CHARS) };
        case 'loaded':
            return {
                type,
                id: fields.count('id'),
                function: fields.oneOf('function', ['predict_df', 'predict_dict']),
                numpy: fields.text('numpy', MAX_VERSION_CHARS),
                pandas: fields.get('pandas') === null ? null : fields.text('pandas', MAX_VERSION_CHARS)
            };
        case 'predictions':
            fields.oneOf('dtype', ['float64']);
            return { type, id: fields.count('id'), rows: fields.count('rows'), width: fields.count('width') };
        case 'error':
            return {
                type,
                id: fields.count('id'),
                kind: fields.oneOf('kind', ERROR_KINDS),
                message: fields.text('message', MAX_MESSAGE_CHARS),
                ...(fields.has('traceback') && { traceback: fields.text('traceback', MAX_TRACEBACK_CHARS) }),
                ...(fields.has('row') && { row: fields.count('row') })
            };
    }
}
class Fields {
    #header;
    constructor(header) {
        this.#header = header;
    }
    has(name) {
        return Object.hasOwn(this.#header, name);
    }
    get(name) {
        return this.has(name) ? this.#header[name] : undefined;
    }
    count(name) {
        const value = this.get(name);
        if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
            throw new ProtocolViolation(`${name} is not a whole number`);
        }
        return value;
    }
    text(name, limit) {
        const value = this.get(name);
        if (typeof value !== 'string' || value.length > limit) {
            throw new ProtocolViolation(`${name} is not a string of at most ${limit} characters`);
        }
        return value;
    }
    oneOf(name, allowed) {
        const value = this.get(name);
        const found = allowed.find((item) => item === value);
        if (found === undefined)
            throw new ProtocolViolation(`${name} is none of ${allowed.join(', ')}`);
        return found;
    }
    lengths() {
        const value = this.get('buffers');
        if (!Array.isArray(value) || value.length > 1 || !value.every((item) => Number.isSafeInteger(item))) {
            throw new ProtocolViolation('buffers is not a list of at most one length');
        }
        return value;
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/reader.js



/** Room for an error reply with its traceback, escaped. */
const MAX_HEADER_BYTES = 256 * 1024;
/**
 * Cuts the bytes of one worker into replies. The body of a reply goes straight to its final array; nothing is allocated
 * on the word of the worker alone.
 */
class ReplyReader {
    #handler;
    #state = 'prefix';
    #target = new Uint8Array(PREFIX_BYTES);
    #filled = 0;
    #headerLength = 0;
    #bodyLength = 0;
    #reply;
    constructor(handler) {
        this.#handler = handler;
    }
    /** @throws ProtocolViolation; the reader can't be used after that */
    push(chunk) {
        let offset = 0;
        while (offset < chunk.length) {
            const count = Math.min(chunk.length - offset, this.#target.length - this.#filled);
            this.#target.set(chunk.subarray(offset, offset + count), this.#filled);
            this.#filled += count;
            offset += count;
            while (this.#filled === this.#target.length) {
                if (this.#next(offset === chunk.length) === 'prefix')
                    break;
            }
        }
    }
    #expect(state, target) {
        this.#state = state;
        this.#target = target;
        this.#filled = 0;
        return state;
    }
    #next(nothingFollows) {
        switch (this.#state) {
            case 'prefix': {
                const prefix = Buffer.from(this.#target.buffer, this.#target.byteOffset, PREFIX_BYTES);
                if (prefix.toString('latin1', 0, 4) !== MAGIC) {
                    throw new ProtocolViolation("a frame does not begin with the protocol's magic bytes");
                }
                this.#headerLength = prefix.readUInt32LE(4);
                if (this.#headerLength === 0 || this.#headerLength > MAX_HEADER_BYTES) {
                    throw new ProtocolViolation(`a header of ${this.#headerLength} bytes`);
                }
                this.#bodyLength = Number(prefix.readBigUInt64LE(8));
                return this.#expect('header', new Uint8Array(this.#headerLength + paddingOf(this.#headerLength)));
            }
            case 'header': {
                const text = Buffer.from(this.#target.buffer, 0, this.#headerLength).toString('utf8');
                this.#reply = parseReply(text, this.#bodyLength);
                return this.#expect('body', this.#handler.onHeader(this.#reply));
            }
            case 'body': {
                // Requests are never pipelined, so nothing can follow an answer before the next request.
                if (!nothingFollows)
                    throw new ProtocolViolation('bytes follow its answer');
                const state = this.#expect('prefix', new Uint8Array(PREFIX_BYTES));
                this.#handler.onReply(this.#reply);
                return state;
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/connection.js





const BYE_GRACE_MS = 1_000;
const NO_BODY = new Uint8Array(0);
const LOAD_ERRORS = ['load'];
const PREDICT_ERRORS = ['raised', 'shape'];
/**
 * One worker. It may speak only when asked, and only the answer; anything else, and any delay past the limit, cuts it
 * off for good. A worker that was cut off ends itself.
 */
class WorkerConnection {
    #socket;
    #reader;
    #pending;
    #lastId = 0;
    #python = '';
    #lost;
    #onLost = () => undefined;
    constructor(socket) {
        this.#socket = socket;
        this.#reader = new ReplyReader({
            onHeader: (reply) => this.#accept(reply),
            onReply: (reply) => this.#finish(reply)
        });
        socket.on('data', (chunk) => this.#receive(chunk));
        socket.on('error', () => undefined); // 'close' follows.
        socket.on('close', () => this.#cutOff(new ModelError('lost', this.#describeLoss())));
    }
    /** Why this worker can't be used any more. */
    get lost() {
        return this.#lost;
    }
    set onLost(listener) {
        this.#onLost = listener;
    }
    /** Waits for the worker's first words. Must be called at once after the connection was made. */
    async hello(timeoutMs) {
        this.#python = await this.#ask({ doing: 'starting', timeoutMs, bytes: [] }, (reply) => {
            if (reply.type !== 'hello')
                throw new ProtocolViolation(`it said ${reply.type} before hello`);
            return { body: NO_BODY, value: reply.python };
        });
    }
    /** @throws ModelError */
    async load(modelFile, timeoutMs) {
        const id = this.#nextId();
        const bytes = encodeFrame({ type: 'load', id, path: modelFile });
        const request = { doing: 'loading the model', timeoutMs, bytes, id, errors: LOAD_ERRORS };
        const loaded = await this.#ask(request, (reply) => {
            if (reply.type !== 'loaded')
                throw new ProtocolViolation(`it answered ${reply.type} to load`);
            return { body: NO_BODY, value: reply };
        });
        return { function: loaded.function, python: this.#python, numpy: loaded.numpy, pandas: loaded.pandas };
    }
    /**
     * Predictions of every row of `frame`, `width` numbers a row, as the worker sent them. The frame's arrays must not
     * change until this settles.
     *
     * @throws ModelError
     */
    async predict(frame, width, timeoutMs) {
        const id = this.#nextId();
        const bytes = encodePredict({ id, width, timeout: timeoutMs / 1000 }, frame);
        const doing = `predicting ${frame.length} rows`;
        return await this.#ask({ doing, timeoutMs, bytes, id, errors: PREDICT_ERRORS }, (reply) => {
            if (reply.type !== 'predictions')
                throw new ProtocolViolation(`it answered ${reply.type} to predict`);
            if (reply.rows !== frame.length || reply.width !== width) {
                throw new ProtocolViolation(`it answered ${reply.rows} × ${reply.width} predictions, asked for ${frame.length} × ${width}`);
            }
            const values = new Float64Array(frame.length * width);
            return { body: bytesOf(values), value: { values, width } };
        });
    }
    /** Lets the worker go, and closes the connection also when it doesn't. */
    async close() {
        if (this.#lost !== undefined)
            return;
        this.#lost = new ModelError('lost', 'The worker pool was closed.');
        this.#fail(this.#lost);
        await new Promise((resolve) => {
            const timer = setTimeout(() => this.#socket.destroy(), BYE_GRACE_MS);
            this.#socket.once('close', () => {
                clearTimeout(timer);
                resolve();
            });
            for (const piece of encodeFrame({ type: 'bye' }))
                this.#socket.write(piece);
            this.#socket.end();
            this.#socket.resume();
        });
    }
    #nextId() {
        this.#lastId += 1;
        return this.#lastId;
    }
    /** Sends a request and waits for the reply that `judge` accepts, or for one of the errors it may end with. */
    #ask(request, judge) {
        if (this.#lost !== undefined)
            return Promise.reject(this.#lost);
        if (this.#pending !== undefined)
            throw new Error('the worker is busy');
        return new Promise((resolve, reject) => {
            let value;
            const accept = (reply) => {
                checkId(reply, request.id);
                if (reply.type === 'error') {
                    if (request.errors?.includes(reply.kind) === true)
                        return NO_BODY;
                    throw new ProtocolViolation(`it answered an error of kind ${reply.kind}: ${reply.message}`);
                }
                const judged = judge(reply);
                value = judged.value;
                return judged.body;
            };
            const finish = (reply) => {
                if (reply.type === 'error')
                    reject(toModelError(reply));
                else
                    resolve(value);
            };
            const { doing, timeoutMs } = request;
            const timer = setTimeout(() => {
                const message = `The model worker gave no answer in ${timeoutMs / 1000} s while ${doing}.`;
                this.#cutOff(new ModelError('timeout', message));
            }, timeoutMs);
            this.#pending = { doing, accept, finish, fail: reject, timer };
            this.#socket.cork();
            for (const piece of request.bytes)
                this.#socket.write(piece);
            this.#socket.uncork();
        });
    }
    #receive(chunk) {
        if (this.#lost !== undefined)
            return;
        try {
            this.#reader.push(chunk);
        }
        catch (error) {
            if (!(error instanceof ProtocolViolation))
                throw error;
            this.#cutOff(new ModelError('lost', `The model worker broke the protocol: ${error.message}. It was cut off.`));
        }
    }
    #accept(reply) {
        if (this.#pending === undefined)
            throw new ProtocolViolation(`it sent ${reply.type} without being asked`);
        return this.#pending.accept(reply);
    }
    #finish(reply) {
        const pending = this.#pending;
        this.#pending = undefined;
        clearTimeout(pending.timer);
        pending.finish(reply);
    }
    #cutOff(error) {
        if (this.#lost !== undefined)
            return;
        this.#lost = error;
        this.#socket.destroy();
        this.#fail(error);
        this.#onLost(error);
    }
    #fail(error) {
        const pending = this.#pending;
        if (pending === undefined)
            return;
        this.#pending = undefined;
        clearTimeout(pending.timer);
        pending.fail(error);
    }
    #describeLoss() {
        const doing = this.#pending === undefined ? 'waiting for work' : this.#pending.doing;
        return `The model worker ended while ${doing}: it crashed, ran out of memory, exited or was stopped.`;
    }
}
function checkId(reply, expected) {
    const id = reply.type === 'hello' ? undefined : reply.id;
    if (id !== expected)
        throw new ProtocolViolation(`it sent ${reply.type} for another request`);
}
function toModelError({ kind, message, traceback, row }) {
    return new ModelError(kind === 'protocol' ? 'lost' : kind, message, {
        ...(traceback !== undefined && { traceback }),
        ...(row !== undefined && { row })
    });
}

;// CONCATENATED MODULE: ./build/js/src/engine/worker/pool.js






/** Docker has to start a container first. */
const CONNECT_SECONDS = 120;
/** TensorFlow on a cold disk takes a minute. */
const LOAD_SECONDS = 300;
/** A longer timer would end at once. */
const MAX_SECONDS = (2 ** 31 - 1) / 1000;
/**
 * Listens for the workers, has each load the model, and hands out batches.
 *
 * @throws ModelError `load` when the model can't be loaded, `lost` or `timeout` when a worker doesn't come or goes away;
 *   the signal's reason when it is aborted
 */
async function openWorkerPool(options) {
    const width = predictionWidth(options.task, options.classes);
    for (const name of ['predictTimeoutSeconds', 'connectTimeoutSeconds', 'loadTimeoutSeconds']) {
        const seconds = options[name] ?? 1;
        if (!(seconds > 0 && seconds <= MAX_SECONDS))
            throw new Error(`${name} is ${seconds}`);
    }
    options.signal.throwIfAborted();
    const connections = [];
    const server = (0,external_node_net_namespaceObject.createServer)();
    const closeAll = async () => {
        stopListening(server);
        await Promise.all(connections.map((connection) => connection.close()));
    };
    try {
        await listen(server, options.socket);
        await untilAborted(options.signal, acceptWorkers(server, options, connections));
        // Nobody else may connect: from here on the model's code runs.
        stopListening(server);
        const loadMs = (options.loadTimeoutSeconds ?? LOAD_SECONDS) * 1000;
        const loading = connections.map((connection) => connection.load(options.modelFile, loadMs));
        const models = await untilAborted(options.signal, Promise.all(loading));
        const model = models[0];
        options.onLog?.(describe(model, options.workers));
        return new Pool(options, width, model, connections);
    }
    catch (error) {
        await closeAll();
        throw error;
    }
}
class Pool {
    model;
    #options;
    #width;
    #connections;
    #idle;
    #queue = [];
    #onAbort;
    #closing;
    /** Why `predict` can't be called any more. */
    #ended;
    constructor(options, width, model, connections) {
        this.model = model;
        this.#options = options;
        this.#width = width;
        this.#connections = new Set(connections);
        this.#idle = [...connections];
        this.#onAbort = () => void this.#end(options.signal.reason);
        options.signal.addEventListener('abort', this.#onAbort, { once: true });
        for (const connection of connections) {
            connection.onLost = (error) => this.#drop(connection, error);
            if (connection.lost !== undefined)
                this.#drop(connection, connection.lost);
        }
    }
    get workers() {
        return this.#connections.size;
    }
    predict(frame) {
        return new Promise((resolve, reject) => {
            this.#queue.push({ frame, resolve, reject });
            this.#dispatch();
        });
    }
    close() {
        return this.#end(new ModelError('lost', 'The worker pool was closed.'));
    }
    #dispatch() {
        if (this.#ended !== undefined) {
            for (const waiting of this.#queue.splice(0))
                waiting.reject(this.#ended);
            return;
        }
        while (this.#idle.length > 0 && this.#queue.length > 0) {
            void this.#run(this.#idle.shift(), this.#queue.shift());
        }
    }
    async #run(connection, { frame, resolve, reject }) {
        const { task, classes, predictTimeoutSeconds } = this.#options;
        try {
            const predictions = await connection.predict(frame, this.#width, predictTimeoutSeconds * 1000);
            validatePredictions(task, predictions, frame.length, classes);
            resolve(predictions);
        }
        catch (error) {
            reject(this.#closing === undefined ? error : this.#ended);
        }
        if (connection.lost === undefined)
            this.#idle.push(connection);
        this.#dispatch();
    }
    /** A batch that ended a worker is not tried on the next: it would end that one too. */
    #drop(connection, error) {
        this.#connections.delete(connection);
        const position = this.#idle.indexOf(connection);
        if (position >= 0)
            this.#idle.splice(position, 1);
        this.#options.onLog?.(`${error.message} Workers left: ${this.#connections.size}.`);
        if (this.#connections.size === 0) {
            this.#ended ??= new ModelError('lost', `No model worker is left. ${error.message}`);
            this.#dispatch();
        }
    }
    #end(reason) {
        this.#ended ??= reason;
        this.#closing ??= (async () => {
            this.#options.signal.removeEventListener('abort', this.#onAbort);
            this.#dispatch();
            await Promise.all([...this.#connections].map((connection) => connection.close()));
            this.#connections.clear();
            this.#idle.length = 0;
        })();
        return this.#closing;
    }
}
async function listen(server, path) {
    const windowsPipe = path.startsWith('\\\\');
    const folder = windowsPipe ? undefined : (0,external_node_fs_.statSync)((0,external_node_path_namespaceObject.dirname)(path));
    if (folder !== undefined && (folder.mode & 0o077) !== 0) {
        throw new Error(`the folder of the socket ${path} can be entered by others`);
    }
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(path, resolve);
    });
    if (folder === undefined)
        return;
    (0,external_node_fs_.chmodSync)(path, 0o600);
    // A runtime that runs workers as another user gives that user the folder.
    if (process.getuid?.() === 0 && folder.uid !== 0)
        (0,external_node_fs_.chownSync)(path, folder.uid, folder.gid);
}
function stopListening(server) {
    if (server.listening)
        server.close();
}
/** Resolves when the expected number of workers has connected and said hello. */
function acceptWorkers(server, { workers, connectTimeoutSeconds }, connections) {
    const seconds = connectTimeoutSeconds ?? CONNECT_SECONDS;
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            const message = `${connections.length} of ${workers} model workers connected within ${seconds} s.`;
            reject(new ModelError('timeout', message));
        }, seconds * 1000);
        const hellos = [];
        const onConnection = (socket) => {
            const connection = new WorkerConnection(socket);
            connections.push(connection);
            const hello = connection.hello(seconds * 1000);
            hello.catch(reject);
            hellos.push(hello);
            if (hellos.length < workers)
                return;
            server.off('connection', onConnection);
            // One that had already been let in by the system.
            server.on('connection', (extra) => extra.destroy());
            clearTimeout(timer);
            Promise.all(hellos).then(() => resolve(), reject);
        };
        server.on('connection', onConnection);
    });
}
function untilAborted(signal, work) {
    return new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted)
            onAbort();
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
}
function describe(model, workers) {
    const pandas = model.pandas === null ? 'no pandas' : `pandas ${model.pandas}`;
    const count = workers === 1 ? '1 model worker' : `${workers} model workers`;
    return `${count} ready: ${model.function}, Python ${model.python}, NumPy ${model.numpy}, ${pandas}.`;
}

;// CONCATENATED MODULE: ./build/js/src/engine/run.js
/** One run: select the tests, read the data, make the predictions they need, judge, and report as events. */












const REAL_PARTS = {
    catalogue: catalogue,
    prepare: prepareData,
    openPool: ({ socket, modelFile, workers, task, predictTimeoutSeconds }, classes, signal) => {
        if (socket === undefined || modelFile === undefined)
            throw new Error('the job has no model');
        const ofClasses = classes > 0 ? { classes } : {};
        return openWorkerPool({ socket, workers, modelFile, task, ...ofClasses, predictTimeoutSeconds, signal });
    },
    batchRows: BATCH_ROWS
};
/**
 * Runs the job and emits its events: `plan`, then for each test its progress, cases and batch, then categories, the run
 * and `end`. A run that can't be completed ends with `failed` in place of `end`. The same job and seed give the same
 * events, byte for byte, however many workers there are.
 *
 * @returns whether the run came to its `end`
 * @throws the signal's reason when it is aborted; whatever `emit` throws
 */
async function runEngine(job, emit, signal, parts = {}) {
    const run = new Run(job, emit, signal, { ...REAL_PARTS, ...parts });
    try {
        await run.execute();
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        await emit({ type: 'failed', failure: failureOf(error) });
        return false;
    }
    finally {
        await run.close();
    }
}
const NEEDS = {
    'reference labels': 'the reference dataset has no labels',
    'evaluation labels': 'the evaluation dataset has no labels',
    'reference predictions': 'there are no predictions for the reference dataset and no model to make them',
    'evaluation predictions': 'there are no predictions for the evaluation dataset and no model to make them',
    model: 'there is no model to ask about changed rows'
};
class Run {
    job;
    emit;
    signal;
    parts;
    recorder;
    hasModel;
    ended = new AbortController();
    pool;
    constructor(job, emit, signal, parts) {
        this.job = job;
        this.emit = emit;
        this.signal = signal;
        this.parts = parts;
        this.recorder = new Recorder(job, emit);
        this.hasModel = job.socket !== undefined && job.modelFile !== undefined;
    }
    async close() {
        this.ended.abort(new Error('the run is over'));
        const pool = await this.pool?.catch(() => undefined);
        await pool?.close();
    }
    async execute() {
        const { job, parts, recorder } = this;
        const task = taskOf(job.task);
        const selection = selectTests(job.config, task, parts.catalogue);
        // The model loads while the data is read; only multiclass has to know the number of classes first.
        if (task !== 'multiclass' && this.asksModel(selection))
            void this.open(0);
        const prepared = await parts.prepare(job);
        const context = new RunContext(task, prepared, job.config);
        await this.logNotes(selection, context);
        const available = this.availableNeeds(context);
        const runnable = selection.tests.filter(({ test }) => test.needs.every((need) => available.has(need)));
        const perturbing = runnable
            .filter(({ test }) => test.needs.includes('model'))
            .map((selected) => startTest(selected, context));
        const wanted = new Set(runnable.flatMap(({ test }) => [...test.needs, ...test.uses]));
        const passes = ['reference', 'evaluation'].filter((side) => this.hasModel && wanted.has(`${side} predictions`) && !context.predictions.has(side));
        const rounds = new Rounds(context, perturbing, passes.includes('evaluation'), parts.batchRows);
        await this.emitPlan(selection, passes.map((side) => context.data[side].rows), rounds);
        for (const started of perturbing) {
            await recorder.running(started);
            if (started.error !== undefined)
                await recorder.failed(started, started.error);
        }
        const classes = task === 'multiclass' ? context.data.classNames.length : 0;
        const batching = await this.batching(classes, passes.length > 0 || rounds.hasQuestions);
        for (const side of passes) {
            const { name, frame } = context.data[side];
            await recorder.log('info', `Asking the model for ${frame.length} predictions on the ${side} dataset.`);
            context.predictions.set(side, await predictBase(name, frame, modelColumns(context.data), batching));
        }
        // The workers predict the made-up rows while the tests that need none are judged here.
        const answers = rounds.current().execute(batching);
        answers.catch(() => undefined);
        for (const selected of selection.tests) {
            if (perturbing.some(({ test }) => test === selected.test))
                continue;
            const missing = selected.test.needs.filter((need) => !available.has(need));
            await this.judge(selected, context, missing);
        }
        const raisedBefore = new Set(perturbing.filter(({ error }) => error !== undefined));
        await rounds.finish(await answers, batching);
        for (const started of perturbing) {
            if (started.cases !== null)
                await recorder.completed(started, started.cases);
            else if (!raisedBefore.has(started))
                await recorder.failed(started, started.error);
        }
        await recorder.end(selection.categories, selection.tests, context);
    }
    /** Whether the model is needed whatever the data holds: some test makes up rows, or no predictions came along. */
    asksModel({ tests }) {
        const { reference, evaluation } = this.job;
        const isReady = [reference, evaluation].every((side) => side.predCol !== undefined || side.predictions !== undefined);
        return this.hasModel && (!isReady || tests.some(({ test }) => test.needs.includes('model')));
    }
    open(classes) {
        if (this.pool === undefined) {
            const signal = AbortSignal.any([this.signal, this.ended.signal]);
            this.pool = this.parts.openPool(this.job, classes, signal);
            // Awaited where the first prediction is made; an error of the data comes first.
            this.pool.catch(() => undefined);
        }
        return this.pool;
    }
    async batching(classes, asks) {
        const isMulticlass = taskOf(this.job.task) === 'multiclass';
        if (asks && isMulticlass && classes < 2) {
            throw new RunFailure('classes-unknown', 'Neither labels nor class_names tell how many classes there are.', {
                hint: 'Give class_names in data_params.'
            });
        }
        const pool = asks ? await this.open(classes) : null;
        return {
            predict: (frame) => {
                this.signal.throwIfAborted();
                return pool.predict(frame);
            },
            width: isMulticlass ? classes : 1,
            batchRows: this.parts.batchRows,
            // One more than can be answered at once, so that a worker never waits for a frame to be built.
            parallel: this.job.workers + 1
        };
    }
    async logNotes({ unknownKeys, tests }, context) {
        const { recorder } = this;
        const named = (text) => JSON.stringify(text.slice(0, 100));
        for (const key of unknownKeys) {
            await recorder.log('warning', `individual_tests_config names no test of this engine: ${named(key)}.`);
        }
        for (const note of context.data.notes)
            await recorder.log('info', note);
        for (const name of context.unknownExclusions(tests)) {
            await recorder.log('warning', `A column to be excluded is not in the data: ${named(name)}.`);
        }
    }
    availableNeeds(context) {
        const available = new Set(this.hasModel ? ['model'] : []);
        for (const side of ['reference', 'evaluation']) {
            if (context.data[side].labels !== null)
                available.add(`${side} labels`);
            if (this.hasModel || context.predictions.has(side))
                available.add(`${side} predictions`);
        }
        return available;
    }
    /** Rows and batches at most; a batch that has to be asked again after an error is not counted. */
    async emitPlan({ tests }, passes, rounds) {
        const round = rounds.current();
        const known = [...passes, ...rounds.laterRows()];
        const batches = known.map((rows) => Math.ceil(rows / this.parts.batchRows));
        const predictions = { rows: sum(known) + round.rows, batches: sum(batches) + round.batches };
        await this.emit({ type: 'plan', testTypes: tests.map(({ test }) => test.type), predictions });
    }
    /** A test without made-up rows, or one that something is missing for. */
    async judge(selected, context, missing) {
        this.signal.throwIfAborted();
        if (missing.length > 0) {
            const reasons = missing.map((need) => NEEDS[need]).join(', and ');
            await this.recorder.completed(selected, [skippedCase(`${reasons}.`)]);
            return;
        }
        await this.recorder.running(selected);
        const { cases, want, error } = startTest(selected, context);
        if (want !== null)
            throw new Error(`${selected.test.type} wants made-up rows but does not need the model`);
        if (cases === null)
            await this.recorder.failed(selected, error);
        else
            await this.recorder.completed(selected, cases);
    }
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6450);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
