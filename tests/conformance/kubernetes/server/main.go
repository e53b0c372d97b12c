// Command server asks the API server's own code what it thinks of manifests: strict decoding, defaulting, conversion and the create
// strategy of each kind, without a server. Reads files of YAML documents named on the command line, prints one JSON
// line a document: {"file", "document", "kind", "errors": [{"type", "field", "detail"}]}.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	serializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	"k8s.io/kubernetes/pkg/capabilities"

	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/limitrange"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
	"sigs.k8s.io/yaml"
)

var strategies = map[string]rest.RESTCreateStrategy{
	"apps/Deployment":                       deployment.Strategy,
	"apps/StatefulSet":                      statefulset.Strategy,
	"apps/DaemonSet":                        daemonset.Strategy,
	"apps/ReplicaSet":                       replicaset.Strategy,
	"batch/Job":                             job.Strategy,
	"batch/CronJob":                         cronjob.Strategy,
	"autoscaling/HorizontalPodAutoscaler":   horizontalpodautoscaler.Strategy,
	"/ConfigMap":                            configmap.Strategy,
	"/Secret":                               secret.Strategy,
	"/Service":                              service.Strategy,
	"/ServiceAccount":                       serviceaccount.Strategy,
	"/Namespace":                            namespace.Strategy,
	"/Pod":                                  pod.Strategy,
	"/PersistentVolumeClaim":                persistentvolumeclaim.Strategy,
	"/LimitRange":                           limitrange.Strategy,
	"/ResourceQuota":                        resourcequota.Strategy,
	"networking.k8s.io/Ingress":             ingress.Strategy,
	"networking.k8s.io/NetworkPolicy":       networkpolicy.Strategy,
	"policy/PodDisruptionBudget":            poddisruptionbudget.Strategy,
	"rbac.authorization.k8s.io/Role":        role.Strategy,
	"rbac.authorization.k8s.io/RoleBinding": rolebinding.Strategy,
	"rbac.authorization.k8s.io/ClusterRole": clusterrole.Strategy,
	"rbac.authorization.k8s.io/ClusterRoleBinding": clusterrolebinding.Strategy,
	"scheduling.k8s.io/PriorityClass":              priorityclass.Strategy,
	"storage.k8s.io/StorageClass":                  storageclass.Strategy,
}

type problem struct {
	Type   string `json:"type"`
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

type verdict struct {
	File     string    `json:"file"`
	Document int       `json:"document"`
	Kind     string    `json:"kind"`
	Errors   []problem `json:"errors"`
}

// likeServer does what the API server does between decoding and validation and no strategy does: the registry of
// services copies clusterIP, the ServiceAccount admission names the account.
func likeServer(object runtime.Object) {
	switch typed := object.(type) {
	case *core.Service:
		if typed.Spec.ClusterIP != "" && len(typed.Spec.ClusterIPs) == 0 {
			typed.Spec.ClusterIPs = []string{typed.Spec.ClusterIP}
		}
	case *core.Pod:
		if typed.Spec.ServiceAccountName == "" {
			typed.Spec.ServiceAccountName = "default"
		}
	}
}

func examine(document []byte) (kind string, problems []problem) {
	defer func() {
		if crash := recover(); crash != nil {
			problems = append(problems, problem{"Crash", "", fmt.Sprint(crash)})
		}
	}()
	text, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		return "", []problem{{"YAML", "", err.Error()}}
	}
	scheme := legacyscheme.Scheme
	strict := serializer.NewSerializerWithOptions(serializer.DefaultMetaFactory, scheme, scheme,
		serializer.SerializerOptions{Strict: true})
	object, gvk, err := strict.Decode(text, nil, nil)
	if gvk != nil {
		kind = gvk.GroupVersion().String() + "/" + gvk.Kind
	}
	if err != nil {
		if !runtime.IsStrictDecodingError(err) || object == nil {
			what := "Decode"
			if runtime.IsNotRegisteredError(err) {
				what = "NoKind"
			}
			return kind, []problem{{what, "", err.Error()}}
		}
		if strictErr, ok := runtime.AsStrictDecodingError(err); ok {
			for _, e := range strictErr.Errors() {
				problems = append(problems, problem{"Strict", "", e.Error()})
			}
		}
	}
	scheme.Default(object)
	internal, err := scheme.ConvertToVersion(object, schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal})
	if err != nil {
		return kind, append(problems, problem{"Convert", "", err.Error()})
	}
	strategy, ok := strategies[gvk.Group+"/"+gvk.Kind]
	if !ok {
		return kind, append(problems, problem{"NoStrategy", "", ""})
	}
	ctx := genericapirequest.WithRequestInfo(context.Background(), &genericapirequest.RequestInfo{
		APIGroup: gvk.Group, APIVersion: gvk.Version, Resource: strings.ToLower(gvk.Kind) + "s", Verb: "create"})
	accessor, err := meta.Accessor(internal)
	if err != nil {
		return kind, append(problems, problem{"Meta", "", err.Error()})
	}
	rest.FillObjectMetaSystemFields(accessor)
	likeServer(internal)
	if strategy.NamespaceScoped() {
		if accessor.GetNamespace() == "" {
			accessor.SetNamespace("default")
		}
		ctx = genericapirequest.WithNamespace(ctx, accessor.GetNamespace())
	} else {
		ctx = genericapirequest.WithNamespace(ctx, "")
	}
	if err := rest.BeforeCreate(strategy, ctx, internal); err != nil {
		var status apierrors.APIStatus
		if errors.As(err, &status) && status.Status().Details != nil && len(status.Status().Details.Causes) > 0 {
			for _, cause := range status.Status().Details.Causes {
				problems = append(problems, problem{string(cause.Type), cause.Field, cause.Message})
			}
		} else {
			problems = append(problems, problem{"Create", "", err.Error()})
		}
	}
	return kind, problems
}

func main() {
	capabilities.Initialize(capabilities.Capabilities{AllowPrivileged: true})
	if len(os.Args) > 3 && os.Args[1] == "mutate" {
		seed, _ := strconv.ParseInt(os.Args[2], 10, 64)
		count, _ := strconv.Atoi(os.Args[3])
		if err := writeMutations(seed, count, os.Args[4:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		return
	}
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	encoder := json.NewEncoder(output)
	for _, name := range os.Args[1:] {
		data, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(data)))
		for number := 0; ; number++ {
			document, err := reader.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, name, err)
				os.Exit(3)
			}
			kind, problems := examine(document)
			if problems == nil {
				problems = []problem{}
			}
			encoder.Encode(verdict{name, number, kind, problems})
		}
	}
}
